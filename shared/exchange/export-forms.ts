/** The files that a document is saved as beside paper and PDF. */
export const EXPORT_FORMS = ['docx', 'html', 'txt', 'akn', 'json'] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];

/** How the name of such a file ends, without the first dot. */
export const EXPORT_ENDINGS: Readonly<Record<ExportForm, string>> = {
  docx: 'docx',
  html: 'html',
  txt: 'txt',
  akn: 'akn.xml',
  json: 'json',
};

/** Those that core makes; a web page is made where its style sheets lie. */
export const CORE_FORMS = ['docx', 'txt', 'akn', 'json'] as const satisfies readonly ExportForm[];
export type CoreForm = (typeof CORE_FORMS)[number];
