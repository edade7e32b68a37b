export const guestPayWords = {
  'guest-pay.title': 'Paga sin registrarte',
  'guest-pay.lede': 'Con dos datos de tu recibo ves cuánto se debe y lo pagas. No necesitas cuenta.',
  'guest-pay.oneOf': 'Y uno de estos dos datos',
  'guest-pay.meter': 'Número de medidor',
  'guest-pay.invoice': 'Número de factura',
  'guest-pay.invoiceHelp': 'El de cualquiera de sus facturas. En el recibo es el renglón «No. de factura».',
  'guest-pay.privacy':
    'Por privacidad solo mostramos lo que se debe y las iniciales del titular. <privacy>Política de Privacidad</privacy>',
  'guest-pay.continue': 'Ver cuánto se debe',
  'guest-pay.error.meter': 'Escribe el número de medidor o el de una factura, como aparece en tu recibo. Con uno basta',
  'guest-pay.error.email': 'Escribe tu correo completo, por ejemplo maria@correo.mx, o déjalo vacío',
  'guest-pay.error.notOffered':
    'Con este enlace se paga solo lo que aparece aquí. Algo de lo que se envió no está o cambió: revisa y elige otra vez. No se cobró nada.',

  'guest-pay.choose.contract': 'Lo que se debe',
  'guest-pay.choose.invoice': 'Pagar la factura {period}',
  'guest-pay.choose.other': 'Otro contrato',
  'guest-pay.choose.holder': 'Iniciales del titular: <b>{initials}</b>',
  'guest-pay.choose.lede': 'Elige cómo pagas. Nada se cobra hasta que lo confirmes.',
  'guest-pay.choose.made':
    '{count, plural, one {Con este enlace ya se hizo un pago:} many {Con este enlace ya se hicieron pagos:} other {Con este enlace ya se hicieron pagos:}}',
  'guest-pay.choose.email': 'Correo para el comprobante',
  'guest-pay.choose.emailHelp': 'Si lo escribes, ahí te llega el comprobante y un enlace para ver dónde está tu pago.',
  'guest-pay.review.email': 'Comprobante por correo a',

  'guest-pay.nothing.title': 'No se debe nada',
  'guest-pay.nothing.text': 'Todas las facturas de este contrato están pagadas.',
  'guest-pay.held.title': 'Ya tenemos lo que se debía',
  'guest-pay.held.text': 'Recibimos el pago y falta aplicarlo a las facturas de este contrato. No pagues otra vez.',
  'guest-pay.paid.title': 'Esta factura ya está pagada',
  'guest-pay.paid.text': 'La factura {period} ya no debe nada. No tienes que pagar otra vez.',
  'guest-pay.received.title': 'Ya tenemos el pago de esta factura',
  'guest-pay.received.text': 'Recibimos el pago de la factura {period} y falta aplicarlo. No pagues otra vez.',
  'guest-pay.cancelled.title': 'Esta factura se canceló',
  'guest-pay.cancelled.text':
    'La factura {period} ya no se cobra. Si hay otra en su lugar, la encuentras con los datos de tu recibo.',
  'guest-pay.expired.title': 'Este enlace venció',
  'guest-pay.expired.text': 'Para pagar, o para ver cuánto se debe, identifica el contrato con los datos de tu recibo.',
  'guest-pay.expired.payment':
    'Los enlaces para seguir un pago se cierran con el tiempo. Si necesitas saber de él, escríbenos con su folio.',
  'guest-pay.unknown.title': 'Este enlace no sirve',
  'guest-pay.unknown.text':
    'Puede que se haya copiado incompleto: ábrelo otra vez desde el correo, o busca el contrato con los datos de tu recibo.',
  'guest-pay.closed.text':
    'Esta oficina no recibe pagos por ahora. Si necesitas saber de un pago, escríbenos con su folio.',
  'guest-pay.again': 'Pagar con los datos de mi recibo',
  'guest-pay.keep': 'Guarda la dirección de esta página: con ella vuelves a ver dónde está tu pago. No la compartas.',
  'guest-pay.homeLink': 'Pagar sin registrarse',
  'guest-pay.homeNote': 'Con dos datos de tu recibo, sin cuenta',
} as const
