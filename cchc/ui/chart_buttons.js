export default function ({ parentElement, data }) {
  const status = parentElement.querySelector("[role=status]");
  for (const button of parentElement.querySelectorAll("button")) {
    button.querySelector("span").textContent = data.labels[button.dataset.kind];
    button.onclick = async () => {
      status.textContent = data.labels.making;
      try {
        const { save } = await import(new URL(data.maker, document.baseURI));
        await save(button.dataset.kind, data);
        status.textContent = data.labels.made;
      } catch (error) {
        status.textContent = data.labels.failed;
        console.warn(error);
      }
    };
  }
}
