import { complementsOf, mayHoldBars, type Step, stepsOf, unsealed, type Version } from './anexo-rules.ts'
import { childrenOf, type Element, namespaces } from './element-rules.ts'

export type StringFault =
  | { kind: 'missing' | 'empty' | 'bar' | 'unsealed'; node: string; attribute: string }
  | { kind: 'unknown-node' | 'text'; node: string }
  | { kind: 'complement'; namespace: string }

/**
 * What the issuer sealed, as one text: `||4.0|A|1|…||`. Answers with a fault where the document says something that the text would
 * not hold, or holds ambiguously: what nobody sealed must not be read as sealed.
 */
export function originalString(root: Element, version: Version): string | StringFault {
  const writer = new Writer()
  writer.write(root, stepsOf[version], ['Complemento', 'Addenda'])
  for (const complement of childrenOf(root, root.namespace, 'Complemento')) {
    writer.mustBeBare(complement)
    for (const child of complement.children) {
      if (child.namespace === namespaces.stamp) continue
      const steps = complementsOf[version].get(child.namespace)
      if (!steps || child.name !== 'Pagos') return { kind: 'complement', namespace: child.namespace }
      writer.write(child, steps, [])
    }
  }
  return writer.fault ?? `||${writer.values.join('|')}||`
}

/** The original string of the SAT's stamp, version 1.1. */
export function stampString(stamp: ReadonlyMap<string, string>): string {
  const names = ['Version', 'UUID', 'FechaTimbrado', 'RfcProvCertif', 'Leyenda', 'SelloCFD', 'NoCertificadoSAT']
  const values = names.flatMap((name) => (name === 'Leyenda' && !stamp.has(name) ? [] : [stamp.get(name) ?? '']))
  return `||${values.map(withoutSpaces).join('|')}||`
}

class Writer {
  readonly values: string[] = []
  fault: StringFault | undefined

  write(element: Element, steps: readonly Step[], apart: readonly string[]) {
    if (element.hasText) this.fault ??= { kind: 'text', node: element.name }
    const paths: string[][] = apart.map((name) => [name])
    const attributes = new Set<string>()
    for (const step of steps) {
      if (typeof step === 'string') {
        this.#value(element, step, attributes)
        continue
      }
      const [path, inner] = step
      paths.push(path.split('/'))
      for (const node of nodesAt(element, path.split('/'))) this.write(node, inner, [])
    }
    for (const name of element.attributes.keys()) {
      if (!attributes.has(name) && !(unsealed.has(name) && element.name === 'Comprobante'))
        this.fault ??= { kind: 'unsealed', node: element.name, attribute: name }
    }
    this.#mustBeKnown(element, paths)
  }

  /** A node that only holds others. */
  mustBeBare(element: Element) {
    if (element.hasText) this.fault ??= { kind: 'text', node: element.name }
    const [attribute] = element.attributes.keys()
    if (attribute) this.fault ??= { kind: 'unsealed', node: element.name, attribute }
  }

  #value(element: Element, step: string, seen: Set<string>) {
    const name = step.replace('?', '')
    const node = element.name
    seen.add(name)
    const value = element.attributes.get(name)
    if (value === undefined) {
      if (!step.endsWith('?')) this.fault ??= { kind: 'missing', node, attribute: name }
      return
    }
    const text = withoutSpaces(value)
    if (text === '') this.fault ??= { kind: 'empty', node, attribute: name }
    if (text.includes('|') && name !== mayHoldBars) this.fault ??= { kind: 'bar', node, attribute: name }
    this.values.push(text)
  }

  /** Every node stands on one of the paths, and those on the way to others say nothing themselves. */
  #mustBeKnown(element: Element, paths: readonly string[][]) {
    for (const child of element.children) {
      const here = paths.filter(([head]) => head === child.name)
      if (here.length === 0 || child.namespace !== element.namespace) {
        this.fault ??= strangerFault(child)
        continue
      }
      const further = here.map(([, ...rest]) => rest).filter((rest) => rest.length > 0)
      if (further.length === 0) continue
      this.mustBeBare(child)
      this.#mustBeKnown(child, further)
    }
  }
}

function nodesAt(element: Element, [name, ...rest]: readonly string[]): Element[] {
  const nodes = childrenOf(element, element.namespace, name!)
  return rest.length === 0 ? nodes : nodes.flatMap((node) => nodesAt(node, rest))
}

// What hangs on a line of the invoice is sealed too, by rules that each such complement brings along.
function strangerFault(node: Element): StringFault {
  const inner = node.name === 'ComplementoConcepto' ? node.children[0] : undefined
  return inner ? { kind: 'complement', namespace: inner.namespace } : { kind: 'unknown-node', node: node.name }
}

/** `normalize-space()` of XSLT: only the four white spaces of XML count. */
export const withoutSpaces = (text: string): string => text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '')
