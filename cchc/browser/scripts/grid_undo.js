// Ctrl+Z in a grid takes the last edit back, by the button below it; inside a cell's editor it stays the browser's own.
addEventListener("keydown", (press) => {
  if (press.key.toLowerCase() !== "z" || press.shiftKey || press.altKey || !(press.ctrlKey || press.metaKey)) return;
  if (press.target.closest?.("input, textarea") || !press.target.closest?.("[data-testid=stDataFrame]")) return;
  const place = press.target.closest("[data-testid=stVerticalBlock]");
  const undo = place?.querySelector("[class*=st-key-undo_] button");
  if (!undo || undo.disabled) return;
  press.preventDefault();
  undo.click();
});
