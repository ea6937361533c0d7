/** Prints what is marked by `data-sheet` and nothing else of the page (base.css). */
export function printSheet(): void {
  const root = document.documentElement;
  root.dataset['printing'] = 'sheet';
  addEventListener('afterprint', () => delete root.dataset['printing'], { once: true });
  print();
}
