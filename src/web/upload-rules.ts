/** What the words of a form may come to, with files or without. */
export const mostWordBytes = 64 * 1024
/** How much one file may hold, and how many come with one form. */
export const mostFileBytes = 10 * 1024 * 1024
export const mostFiles = 5

/** The fields that files come in, besides the documents that a form asks for by name. */
export const fileFields = ['adjuntos', 'camara'] as const
