/** An XML element as the rules of the CFDI read it: names apart from their prefixes, values as the parser normalised them. */
export type Element = {
  namespace: string
  name: string
  attributes: ReadonlyMap<string, string>
  children: readonly Element[]
  /** It holds text of its own, which no element of a CFDI may. */
  hasText: boolean
}

export const namespaces = {
  '3.3': 'http://www.sat.gob.mx/cfd/3',
  '4.0': 'http://www.sat.gob.mx/cfd/4',
  stamp: 'http://www.sat.gob.mx/TimbreFiscalDigital',
  pagos10: 'http://www.sat.gob.mx/Pagos',
  pagos20: 'http://www.sat.gob.mx/Pagos20',
} as const

export const childrenOf = ({ children }: Element, namespace: string, name: string): Element[] =>
  children.filter((child) => child.namespace === namespace && child.name === name)

export function* everyElement(element: Element): Generator<Element> {
  yield element
  for (const child of element.children) yield* everyElement(child)
}
