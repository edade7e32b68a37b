/** The proof of no debt: how it is issued, its print, and the public page that says whether it holds. */
export const certificateWords = {
  'certificates.title': 'Constancia de no adeudo',
  'certificates.lede':
    'Un documento que dice que el contrato no debe nada. Se expide al momento, y cualquiera puede comprobarlo con el código que lleva.',
  'certificates.clear': 'Este contrato no tiene adeudos hoy',
  'certificates.clearText':
    'La constancia vale {days, plural, one {# día} other {# días}}, hasta el {date}. Lleva el nombre del titular, el domicilio y un código para comprobarla.',
  'certificates.clearDisputed':
    'Hay {amount} en aclaración. No se te piden mientras respondemos, y la constancia lo dice: «sin adeudo exigible».',
  'certificates.clearPending': 'Hay {amount} por pagar que todavía no vencen. No impiden la constancia.',
  'certificates.issue': 'Expedir constancia',
  'certificates.owes': 'Hoy no se puede expedir: se deben {amount}',
  'certificates.owesOverdue': 'Hoy no se puede expedir: hay {amount} con el plazo vencido',
  'certificates.owesText': 'Paga lo que se debe y vuelve aquí: la constancia se expide en cuanto recibimos el pago.',
  'certificates.owesDisputed':
    'De eso, {amount} están en aclaración. Mientras no respondamos no tienes que pagarlos, pero tampoco se puede decir que no hay adeudo.',
  'certificates.notTakenBack': 'Hoy no se puede expedir: un pago se devolvió',
  'certificates.notTakenBackText':
    'Se devolvieron {amount} que el sistema comercial todavía cuenta como pagados. Cuando lo refleje verás lo que se debe.',
  'certificates.void': 'De este contrato no se expiden constancias',
  'certificates.voidText': 'El contrato está anulado. Si necesitas un documento, escríbenos.',
  'certificates.ask': 'Pedirla por escrito',
  'certificates.pay': 'Pagar',
  'certificates.invoices': 'Ver facturas',
  'certificates.issued': 'Constancia {folio} expedida. Guárdala: su código está solo en el documento.',
  'certificates.list': 'Constancias expedidas',
  'certificates.listCaption': 'Constancias de no adeudo de este contrato, la más reciente primero',
  'certificates.listNone': 'Todavía no se ha expedido ninguna.',
  'certificates.column.folio': 'Folio',
  'certificates.column.issued': 'Expedida',
  'certificates.column.valid': 'Vale hasta',
  'certificates.column.state': 'Estado',
  'certificates.column.document': 'Documento',
  'certificates.download': 'Descargar PDF',
  'certificates.state.valid': 'Vigente',
  'certificates.state.expired': 'Vencida',
  'certificates.state.debt': 'Ya no vale',
  'certificates.tooMany':
    'Ya se expidieron muchas constancias. Espera {minutes, plural, one {# minuto} other {# minutos}} para pedir otra.',
  'certificates.immediate': 'Expídela al momento',
  'certificates.immediateText':
    'Si el contrato no debe nada, no tienes que esperar: elige el contrato y descarga la constancia ahora. Si algo no cuadra, escríbenos aquí abajo.',
  'certificates.immediateGuest':
    'Con una cuenta en esta oficina la descargas al momento, sin esperar respuesta. Si no tienes, escríbenos aquí abajo.',
  'certificates.more': 'Ver todos mis contratos',

  'certificates.print.documentTitle': 'Constancia de no adeudo {folio} · {utility}',
  'certificates.print.heading': 'Constancia de no adeudo',
  'certificates.print.headingDisputed': 'Constancia de no adeudo exigible',
  'certificates.print.says':
    '{utility} hace constar que, según sus registros al {date}, el contrato {number} no tiene adeudos por los servicios de agua potable, alcantarillado y saneamiento.',
  'certificates.print.saysNotDue':
    '{utility} hace constar que, según sus registros al {date}, el contrato {number} no tiene adeudos vencidos por los servicios de agua potable, alcantarillado y saneamiento.',
  'certificates.print.saysDisputed':
    '{utility} hace constar que, según sus registros al {date}, el contrato {number} no tiene adeudos exigibles por los servicios de agua potable, alcantarillado y saneamiento. {amount} están en aclaración y no se piden mientras se responde.',
  'certificates.print.contract': 'Contrato',
  'certificates.print.holder': 'Titular',
  'certificates.print.address': 'Domicilio del suministro',
  'certificates.print.folio': 'Folio',
  'certificates.print.issuedOn': 'Expedida el',
  'certificates.print.validUntil': 'Vale hasta el',
  'certificates.print.data': 'Datos',
  'certificates.print.check': 'Comprueba esta constancia',
  'certificates.print.checkText':
    'Lee el código QR o escribe el código en {address}. La página dice si la constancia sigue valiendo hoy.',
  'certificates.print.code': 'Código',
  'certificates.print.qr': 'Código QR con la dirección que comprueba esta constancia: {address}',
  'certificates.print.limits':
    'No incluye consumos que aún no se facturan. Un adeudo posterior la deja sin efecto, y la página de comprobación lo dice.',
  'certificates.print.taxId': 'RFC {taxId}',

  'certificates.check.title': 'Comprueba una constancia',
  'certificates.check.lede': 'Escribe el código que viene en la constancia de no adeudo. No necesitas cuenta.',
  'certificates.check.code': 'Código de la constancia',
  'certificates.check.help':
    '20 letras y números en grupos de cinco; da igual si escribes minúsculas, espacios o guiones.',
  'certificates.check.send': 'Comprobar',
  'certificates.check.error.empty': 'Escribe el código que viene junto al QR, por ejemplo {example}.',
  'certificates.check.error.shape': 'Revisa el código: alguna letra o número no coincide. Son 20, sin contar guiones.',
  'certificates.check.again': 'Comprobar otra',
  'certificates.found.title': 'Constancia {folio}',
  'certificates.found.valid': 'Vigente: el contrato no tenía adeudos ese día y la constancia sigue valiendo.',
  'certificates.found.expired': 'Vencida: valía hasta el {date}. Pide una nueva a quien te la entregó.',
  'certificates.found.debt': 'Ya no vale: hay un adeudo posterior. Pide una nueva a quien te la entregó.',
  'certificates.found.compare':
    'Compara estos datos con los del papel: si algo no coincide, el papel no es el que expedimos.',
  'certificates.found.initials': 'Titular (iniciales)',
  'certificates.found.disputed': 'Dice «sin adeudo exigible»: una parte estaba en aclaración.',
  'certificates.unknown.title': 'No encontramos esa constancia',
  'certificates.unknown.text':
    'Compara el código con el del papel, letra por letra. Si coincide y sigue sin aparecer, la constancia no es de {utility}.',
} as const
