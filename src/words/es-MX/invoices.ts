export const invoiceWords = {} as const
