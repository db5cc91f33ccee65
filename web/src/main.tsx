import "@fontsource/source-sans-3/400.css";
import "@fontsource/source-sans-3/600.css";
import "@fontsource/source-serif-4/400.css";
import "@fontsource/source-serif-4/400-italic.css";
import "@fontsource/source-serif-4/600.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/parts.css";
import "./styles/frame.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { preloadScreen } from "./frame/screens.ts";
import { startTheme } from "./frame/theme.ts";
import { Workbench } from "./frame/workbench.tsx";

startTheme();
preloadScreen(window.location.pathname);
const root = document.querySelector("#root");
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <Workbench />
    </StrictMode>,
  );
