// The theme that was chosen in the workbench, before anything is drawn. A page opened as a file has none and follows the system.
try {
  const theme = localStorage.getItem("rapporteur.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // The browser keeps nothing for this page.
}
