export const disputeWords = {
  'disputes.invoice': '¿De qué factura se trata?',
  'disputes.noInvoice': 'De ninguna en particular',
  'disputes.option': '{period} · {number} · por pagar {open} · contrato {contract}',
  'disputes.amount': '¿Cuánto quieres aclarar, en pesos?',
  'disputes.amountHelp':
    'Déjalo vacío para aclarar la cantidad que calculamos. Puedes poner menos, o el total de la factura.',
  'disputes.found.aboveUsual':
    'Factura {period}, {number}: se cobraron {total}. Tu consumo usual, {volume} m³, cuesta {usual} con la tarifa publicada. Lo que rebasa, y quedaría en aclaración: {amount}.',
  'disputes.found.whole':
    'Factura {period}, {number}: no podemos calcular cuánto rebasa tu consumo usual, así que quedaría en aclaración lo que falta por pagar: {amount}.',
  'disputes.found.paid': 'Queda en aclaración lo que dices que pagaste, hasta lo que falta por pagar de la factura.',
  'disputes.consequences':
    'No tienes que pagar la parte en aclaración hasta que respondamos; el resto se paga como siempre y en su fecha. Si resulta que la parte en aclaración sí se debe, tendrás al menos 5 días hábiles para pagarla desde la respuesta.',
  'disputes.said': 'Factura {number} ({period}), en aclaración: {amount}.',
  'disputes.error.invoice': 'Elige una factura por pagar del contrato que indicaste.',
  'disputes.error.amount': 'Escribe una cantidad en pesos, mayor que cero y no mayor que {open}, por ejemplo 250.00.',
  'disputes.outcome.upheld':
    'Tenías razón sobre {amount} de la factura {number}: no los pagues, vamos a corregir la factura.',
  'disputes.outcome.rejected':
    'Los {amount} de la factura {number} que estaban en aclaración sí se deben. Págalos a más tardar el {payBy}.',
  'disputes.outcome.withdrawn':
    'La aclaración de la factura {number} terminó. Los {amount} que estaban en aclaración se pagan a más tardar el {payBy}.',
} as const
