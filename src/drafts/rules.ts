/** Which form: of a kind of request, of what is said on one by its folio, of a reading by the number of its contract. */
export type DraftOf = { form: 'request' | 'message' | 'reading'; about: string }

export type Typed = Record<string, string>

/** No folio, contract or kind is longer. */
export const mostAbout = 100

/** What is kept of a form: what people typed in these fields, and nothing that only serves the form. */
export const typedOf = (fields: Record<string, string | undefined>, names: readonly string[]): Typed =>
  Object.fromEntries(
    names.flatMap((name) =>
      fields[name] ? [[name, fields[name].replaceAll('\0', '').slice(0, 10_000).toWellFormed()]] : [],
    ),
  )
