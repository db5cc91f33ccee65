#!/usr/bin/env node
import "@rapporteur/app/cli/main";
