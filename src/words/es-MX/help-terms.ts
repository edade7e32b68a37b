/** Words that a page uses and not everybody knows: the name as it is printed, and a sentence or two. */
export const helpTermWords = {
  'term.ask': '¿Qué es esto? {term}',
  'term.askThese': '¿Qué es esto?',
  'term.more': 'Más sobre «{term}»',

  'term.reference': 'Referencia',
  'term.reference.text':
    'Es el número de tu contrato de agua. Está en tu recibo y no cambia. Con él pagas, te registras y nos llamas.',
  'term.meter': 'Medidor',
  'term.meter.text':
    'Es el aparato que cuenta el agua que entra a tu casa. Su número está grabado en la tapa y en tu recibo.',
  'term.reading': 'Lectura',
  'term.reading.text': 'Son los números que marca tu medidor en un día. Se parecen al kilometraje de un coche.',
  'term.consumption': 'Consumo',
  'term.consumption.text': 'Es el agua que usaste: la lectura de ahora menos la anterior.',
  'term.cubicMetre': 'Metro cúbico (m³)',
  'term.cubicMetre.text': 'Es la medida del agua. Un metro cúbico son 1,000 litros: unas 50 cubetas de 20 litros.',
  'term.estimated': 'Lectura estimada',
  'term.estimated.text':
    'Ese día no se pudo leer el medidor y se calculó cuánta agua usaste. La siguiente lectura real corrige la diferencia.',
  'term.period': 'Periodo',
  'term.period.text': 'Es el mes que se cobra. Por ejemplo, 2 / 2021 es febrero de 2021.',
  'term.dueDate': 'Vencimiento',
  'term.dueDate.text': 'Es el último día para pagar. Ese día todavía cuenta; al día siguiente la factura está vencida.',
  'term.tariff': 'Tarifa',
  'term.tariff.text': 'Es la lista de precios del agua. Depende de para qué se usa: casa, comercio, industria.',
  'term.dwellings': 'Unidades',
  'term.dwellings.text':
    'Son las viviendas que comparten el mismo medidor. El consumo se divide entre ellas antes de poner el precio.',
  'term.holder': 'Titular',
  'term.holder.text': 'Es la persona o la empresa a cuyo nombre está el contrato.',
  'term.limited': 'Servicio limitado',
  'term.limited.text':
    'Llega menos agua que antes, casi siempre porque hay recibos vencidos. Al pagarlos se pide que vuelva el servicio.',
  'term.received': 'Pago recibido, por aplicar',
  'term.received.text':
    'Ya tenemos tu dinero y falta anotarlo en la cuenta del contrato. No tienes que pagar otra vez.',
  'term.credit': 'Saldo a favor',
  'term.credit.text':
    'Es dinero tuyo que pagaste de más o por adelantado. Se descuenta solo de las facturas que vengan.',
  'term.disputed': 'En aclaración',
  'term.disputed.text':
    'Es la parte de una factura con la que no estás de acuerdo. Mientras respondemos no tienes que pagarla.',
  'term.folio': 'Folio',
  'term.folio.text':
    'Es el número de lo que hiciste: un pago o una gestión. Guárdalo: con él lo encontramos cuando nos llamas.',
  'term.clabe': 'CLABE (18 números)',
  'term.clabe.text':
    'Son los 18 números de una cuenta de banco. La que te damos sirve para un solo pago, y así sabemos que es tuyo.',
  'term.spei': 'SPEI (transferencia)',
  'term.spei.text': 'Es la forma de mandar dinero de un banco a otro en México. Llega en segundos o minutos.',
  'term.debit': 'Domiciliación',
  'term.debit.text':
    'Tus facturas se cobran solas a tu tarjeta. Te avisamos antes de cada cobro y puedes quitarla cuando quieras.',
  'term.cfdi': 'CFDI (factura fiscal)',
  'term.cfdi.text':
    'Es la factura con valor para el SAT: un archivo XML. El PDF es para leerla; el XML es el que vale.',
  'term.uuid': 'Folio fiscal (UUID)',
  'term.uuid.text': 'Es el número único que el SAT da a cada CFDI. Con él se comprueba que es verdadero.',
  'term.taxId': 'RFC',
  'term.taxId.text': 'Es tu clave ante el SAT: 13 letras y números si eres persona, 12 si es empresa.',
  'term.regime': 'Régimen fiscal',
  'term.regime.text': 'Dice cómo paga impuestos una persona o empresa. Está en su constancia de situación fiscal.',
  'term.use': 'Uso del CFDI',
  'term.use.text':
    'Dice para qué quieres la factura, por ejemplo gastos en general. Si no la deduces, elige «sin efectos fiscales».',
  'term.certificate': 'Constancia de no adeudo',
  'term.certificate.text':
    'Es un papel que dice que un contrato no debía nada cierto día. Lleva un código para comprobar que es verdadero.',
  'term.delegate': 'Persona autorizada',
  'term.delegate.text':
    'Es alguien a quien dejas ver tu contrato desde su propia cuenta. Tú dices qué puede hacer y hasta cuándo.',
  'term.workingDay': 'Día hábil',
  'term.workingDay.text': 'Es un día en que trabajamos. No cuentan los descansos ni los días de fiesta.',
  'term.request': 'Gestión',
  'term.request.text': 'Es lo que nos pides o preguntas por escrito. Tiene un folio y un día para tu respuesta.',
} as const
