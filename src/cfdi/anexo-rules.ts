import { namespaces } from './element-rules.ts'

/**
 * The original string, node by node, in the order of the SAT's Anexo 20 (its style sheets cadenaoriginal_3_3, cadenaoriginal_4_0,
 * Pagos10 and Pagos20). A word is an attribute, with `?` where it may be missing; a pair is a path to nodes and what each says.
 */
export type Step = string | readonly [path: string, steps: readonly Step[]]

const named = (names: string): Step[] => names.split(' ')

const customs: Step = ['InformacionAduanera', named('NumeroPedimento')]
const part: Step = [
  'Parte',
  [...named('ClaveProdServ NoIdentificacion? Cantidad Unidad? Descripcion ValorUnitario? Importe?'), customs],
]
const related: Step = ['CfdiRelacionados', ['TipoRelacion', ['CfdiRelacionado', ['UUID']]]]
const conceptTaxes: Step[] = [
  ['Impuestos/Traslados/Traslado', named('Base Impuesto TipoFactor TasaOCuota? Importe?')],
  ['Impuestos/Retenciones/Retencion', named('Base Impuesto TipoFactor TasaOCuota Importe')],
]
const taxes = (transferred: string): Step => [
  'Impuestos',
  [
    ['Retenciones/Retencion', named('Impuesto Importe')],
    'TotalImpuestosRetenidos?',
    ['Traslados/Traslado', named(transferred)],
    'TotalImpuestosTrasladados?',
  ],
]

const version33: Step[] = [
  ...named('Version Serie? Folio? Fecha FormaPago? NoCertificado CondicionesDePago? SubTotal Descuento? Moneda'),
  ...named('TipoCambio? Total TipoDeComprobante MetodoPago? LugarExpedicion Confirmacion?'),
  related,
  ['Emisor', named('Rfc Nombre? RegimenFiscal')],
  ['Receptor', named('Rfc Nombre? ResidenciaFiscal? NumRegIdTrib? UsoCFDI')],
  [
    'Conceptos/Concepto',
    [
      ...named(
        'ClaveProdServ NoIdentificacion? Cantidad ClaveUnidad Unidad? Descripcion ValorUnitario Importe Descuento?',
      ),
      ...conceptTaxes,
      customs,
      ['CuentaPredial', ['Numero']],
      part,
    ],
  ],
  taxes('Impuesto TipoFactor TasaOCuota Importe'),
]

const version40: Step[] = [
  ...named('Version Serie? Folio? Fecha FormaPago? NoCertificado CondicionesDePago? SubTotal Descuento? Moneda'),
  ...named('TipoCambio? Total TipoDeComprobante Exportacion MetodoPago? LugarExpedicion Confirmacion?'),
  ['InformacionGlobal', named('Periodicidad Meses Año')],
  related,
  ['Emisor', named('Rfc Nombre RegimenFiscal FacAtrAdquirente?')],
  [
    'Receptor',
    named('Rfc Nombre DomicilioFiscalReceptor ResidenciaFiscal? NumRegIdTrib? RegimenFiscalReceptor UsoCFDI'),
  ],
  [
    'Conceptos/Concepto',
    [
      ...named(
        'ClaveProdServ NoIdentificacion? Cantidad ClaveUnidad Unidad? Descripcion ValorUnitario Importe Descuento?',
      ),
      'ObjetoImp',
      ...conceptTaxes,
      [
        'ACuentaTerceros',
        named('RfcACuentaTerceros NombreACuentaTerceros RegimenFiscalACuentaTerceros DomicilioFiscalACuentaTerceros'),
      ],
      customs,
      ['CuentaPredial', ['Numero']],
      part,
    ],
  ],
  taxes('Base Impuesto TipoFactor TasaOCuota? Importe?'),
]

const payment = [
  ...named('FechaPago FormaDePagoP MonedaP TipoCambioP? Monto NumOperacion? RfcEmisorCtaOrd? NomBancoOrdExt?'),
  ...named('CtaOrdenante? RfcEmisorCtaBen? CtaBeneficiario? TipoCadPago? CertPago? CadPago? SelloPago?'),
]

const pagos10: Step[] = [
  'Version',
  [
    'Pago',
    [
      ...payment,
      [
        'DoctoRelacionado',
        [
          ...named('IdDocumento Serie? Folio? MonedaDR TipoCambioDR? MetodoDePagoDR NumParcialidad? ImpSaldoAnt?'),
          ...named('ImpPagado? ImpSaldoInsoluto?'),
        ],
      ],
      [
        'Impuestos',
        [
          ...named('TotalImpuestosRetenidos? TotalImpuestosTrasladados?'),
          ['Retenciones/Retencion', named('Impuesto Importe')],
          ['Traslados/Traslado', named('Impuesto TipoFactor TasaOCuota Importe')],
        ],
      ],
    ],
  ],
]

const pagos20: Step[] = [
  'Version',
  [
    'Totales',
    [
      ...named('TotalRetencionesIVA? TotalRetencionesISR? TotalRetencionesIEPS? TotalTrasladosBaseIVA16?'),
      ...named('TotalTrasladosImpuestoIVA16? TotalTrasladosBaseIVA8? TotalTrasladosImpuestoIVA8?'),
      ...named('TotalTrasladosBaseIVA0? TotalTrasladosImpuestoIVA0? TotalTrasladosBaseIVAExento? MontoTotalPagos'),
    ],
  ],
  [
    'Pago',
    [
      ...payment,
      [
        'DoctoRelacionado',
        [
          ...named('IdDocumento Serie? Folio? MonedaDR EquivalenciaDR? NumParcialidad ImpSaldoAnt ImpPagado'),
          ...named('ImpSaldoInsoluto ObjetoImpDR'),
          ['ImpuestosDR/RetencionesDR/RetencionDR', named('BaseDR ImpuestoDR TipoFactorDR TasaOCuotaDR ImporteDR')],
          ['ImpuestosDR/TrasladosDR/TrasladoDR', named('BaseDR ImpuestoDR TipoFactorDR TasaOCuotaDR? ImporteDR?')],
        ],
      ],
      ['ImpuestosP/RetencionesP/RetencionP', named('ImpuestoP ImporteP')],
      ['ImpuestosP/TrasladosP/TrasladoP', named('BaseP ImpuestoP TipoFactorP TasaOCuotaP? ImporteP?')],
    ],
  ],
]

export type Version = '3.3' | '4.0'
export const stepsOf: Record<Version, readonly Step[]> = { '3.3': version33, '4.0': version40 }

/** The complements whose part of the string is known, as each version's style sheet includes them. */
export const complementsOf: Record<Version, ReadonlyMap<string, readonly Step[]>> = {
  '3.3': new Map([[namespaces.pagos10, pagos10]]),
  '4.0': new Map([[namespaces.pagos20, pagos20]]),
}

/** What the seal is made of or made by, and so cannot cover. */
export const unsealed: ReadonlySet<string> = new Set(['Sello', 'Certificado'])
/** The only value that holds the separator by right: the original string of a bank's payment. */
export const mayHoldBars = 'CadPago'
