/** What a person pastes: the clipboard's forms by type, and a large piece of what Word puts there. */
import type { Page } from '@playwright/test';
import { textOf } from './desk.ts';

/** Tells the Khmer text what the browser tells it when a person pastes. */
export async function paste(page: Page, data: Readonly<Record<string, string>>): Promise<void> {
  await textOf(page, 'km').evaluate((element, forms) => {
    const clipboardData = new DataTransfer();
    for (const [type, form] of Object.entries(forms)) clipboardData.setData(type, form);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

/** Paragraphs of Khmer as Word writes them; 4,000 are over 5 MB. */
export function wordMarkup(paragraphs: number): string {
  const style = `style='font-size:12.0pt;font-family:"Khmer OS Siemreap";mso-fareast-font-family:"Times New Roman";mso-bidi-font-family:"Khmer OS Siemreap";mso-ascii-theme-font:minor-latin;mso-hansi-theme-font:minor-latin;color:black;mso-themecolor:text1'`;
  const words = 'ព្រះរាជាណាចក្រកម្ពុជា\u200Bជាតិ\u200Bសាសនា\u200Bព្រះមហាក្សត្រ ';
  const one = `<p class=MsoNormal style='margin-bottom:0in;line-height:normal'><b><span lang=KHM ${style}>${words}</span></b><span lang=KHM ${style}>${words.repeat(4)}<o:p></o:p></span></p>\n`;
  return `<html><body><!--StartFragment-->${one.repeat(paragraphs)}<!--EndFragment--></body></html>`;
}
