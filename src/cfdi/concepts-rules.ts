import { childrenOf, type Element } from './element-rules.ts'
import { withoutSpaces } from './original-rules.ts'

export type ConceptTax = {
  kind: 'transferred' | 'withheld'
  /** The SAT's key: `002` is IVA. */
  tax: string
  factor: string
  rate: string | undefined
  base: string | undefined
  amount: string | undefined
}

/** A line of the stamped document; every number as it is written there. */
export type Concept = {
  product: string
  unit: string
  description: string
  quantity: string
  unitPrice: string
  amount: string
  discount: string | undefined
  /** Whether it is subject to taxes; CFDI 4.0 alone says it. */
  object: string | undefined
  taxes: ConceptTax[]
}

export type Sums = {
  subtotal: string
  discount: string | undefined
  transferred: string | undefined
  withheld: string | undefined
}

/** What a document that was found sound bills, line by line. */
export function conceptsOf(root: Element): Concept[] {
  return nodesAt(root, 'Conceptos', 'Concepto').map((concept) => {
    const of = attributesOf(concept)
    return {
      product: of('ClaveProdServ') ?? '',
      unit: of('ClaveUnidad') ?? '',
      description: of('Descripcion') ?? '',
      quantity: of('Cantidad') ?? '',
      unitPrice: of('ValorUnitario') ?? '',
      amount: of('Importe') ?? '',
      discount: of('Descuento'),
      object: of('ObjetoImp'),
      taxes: [
        ...nodesAt(concept, 'Impuestos', 'Traslados', 'Traslado').map((tax) => taxOf(tax, 'transferred')),
        ...nodesAt(concept, 'Impuestos', 'Retenciones', 'Retencion').map((tax) => taxOf(tax, 'withheld')),
      ],
    }
  })
}

export function sumsOf(root: Element): Sums {
  const [taxes] = nodesAt(root, 'Impuestos')
  const of = attributesOf(root)
  const ofTaxes = taxes ? attributesOf(taxes) : () => undefined
  return {
    subtotal: of('SubTotal') ?? '',
    discount: of('Descuento'),
    transferred: ofTaxes('TotalImpuestosTrasladados'),
    withheld: ofTaxes('TotalImpuestosRetenidos'),
  }
}

function taxOf(element: Element, kind: ConceptTax['kind']): ConceptTax {
  const of = attributesOf(element)
  return {
    kind,
    tax: of('Impuesto') ?? '',
    factor: of('TipoFactor') ?? '',
    rate: of('TasaOCuota'),
    base: of('Base'),
    amount: of('Importe'),
  }
}

const attributesOf =
  ({ attributes }: Element) =>
  (name: string) =>
    withoutSpaces(attributes.get(name) ?? '') || undefined

const nodesAt = (element: Element, ...path: string[]): Element[] =>
  path.reduce<Element[]>((nodes, name) => nodes.flatMap((node) => childrenOf(node, node.namespace, name)), [element])
