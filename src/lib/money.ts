/** Money is whole centavos, never a fraction of a peso. */
export type Centavos = number & { readonly unit?: 'centavos' }

// Made when the first amount is written: in a telephone's browser that takes longer than all else a script does there.
let pesos: Intl.NumberFormat | undefined
let wholePesos: Intl.NumberFormat | undefined

const pesosIn = (options: Intl.NumberFormatOptions) =>
  new Intl.NumberFormat('es-MX', { style: 'currency', currency: 'MXN', ...options })

/** `134400` → `'$1,344.00'`. */
export function formatMoney(amount: Centavos): string {
  pesos ??= pesosIn({})
  return pesos.format(amount / 100)
}

/** For axes and labels where centavos only add noise: `34400` → `'$344'`. */
export function formatWholePesos(amount: Centavos): string {
  wholePesos ??= pesosIn({ maximumFractionDigits: 0 })
  return wholePesos.format(amount / 100)
}

export const sum = (amounts: readonly Centavos[]): Centavos => amounts.reduce((total, amount) => total + amount, 0)

/** Reads the feed's decimal pesos, `'1344.00'`, `'-20.5'`; anything else is not money. */
export function parsePesos(text: string): Centavos | undefined {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (!match) return undefined
  const centavos = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  return match[1] ? -centavos : centavos
}

/** Reads pesos as a person types them: `$1,344.00`, `1 344`. */
export const typedPesos = (text: string): Centavos | undefined => parsePesos(text.replace(/[$,\s]/g, ''))
