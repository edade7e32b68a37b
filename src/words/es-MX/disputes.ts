export const disputeWords = {
  'disputes.invoices': '¿De qué facturas se trata?',
  'disputes.more': '{count, plural, one {Ver una factura más} many {Ver # de facturas más} other {Ver # facturas más}}',
  'disputes.option': 'Factura {period}',
  'disputes.open': '{number} · por pagar {open}',
  'disputes.openOf': '{number} · por pagar {open} · contrato {contract}',
  'disputes.other': 'Aclarar otra cantidad',
  'disputes.amount': '¿Cuánto quieres aclarar de la factura {period}, en pesos?',
  'disputes.amountHelp':
    'Déjalo vacío para aclarar la cantidad que calculamos. Puedes poner menos, o todo lo que falta.',
  'disputes.amountAsked': 'Escribe la parte con la que no estás de acuerdo.',
  'disputes.found.aboveUsual':
    '{basis, select, season {En esas fechas lo usual en tu contrato son {volume} m³, según tus lecturas de otros años y las recientes} recent {Lo usual en tu contrato son {volume} m³, según tus lecturas anteriores} other {La factura dice que tu promedio son {volume} m³}}. Con la tarifa de entonces cuestan {usual}, y se cobraron {total}. Quedaría en aclaración la diferencia: {amount}.',
  'disputes.found.rest':
    '{basis, select, season {En esas fechas lo usual en tu contrato son {volume} m³, según tus lecturas de otros años y las recientes} recent {Lo usual en tu contrato son {volume} m³, según tus lecturas anteriores} other {La factura dice que tu promedio son {volume} m³}}. Con la tarifa de entonces cuestan {usual}, y se cobraron {total}. Ya pagaste una parte, así que quedaría en aclaración lo que falta: {amount}.',
  'disputes.found.notAbove':
    '{basis, select, season {En esas fechas lo usual en tu contrato son {volume} m³, según tus lecturas de otros años y las recientes} recent {Lo usual en tu contrato son {volume} m³, según tus lecturas anteriores} other {La factura dice que tu promedio son {volume} m³}}. Con la tarifa de entonces cuestan {usual}, y se cobraron {total}. No se cobró más de lo usual; si aun así no estás de acuerdo, escribe cuánto quieres aclarar.',
  'disputes.found.whole':
    'No tenemos lecturas ni tarifa para calcular cuánto rebasa tu consumo usual, así que quedaría en aclaración lo que falta por pagar: {amount}.',
  'disputes.found.paid':
    'Queda en aclaración lo que dices que pagaste, desde la factura más antigua que elijas, hasta lo que falta por pagar de cada una.',
  'disputes.consequences':
    '{days, plural, one {No tienes que pagar la parte en aclaración hasta que respondamos; el resto se paga como siempre y en su fecha. Si resulta que la parte en aclaración sí se debe, tendrás al menos un día hábil para pagarla desde la respuesta.} many {No tienes que pagar la parte en aclaración hasta que respondamos; el resto se paga como siempre y en su fecha. Si resulta que la parte en aclaración sí se debe, tendrás al menos # de días hábiles para pagarla desde la respuesta.} other {No tienes que pagar la parte en aclaración hasta que respondamos; el resto se paga como siempre y en su fecha. Si resulta que la parte en aclaración sí se debe, tendrás al menos # días hábiles para pagarla desde la respuesta.}}',
  'disputes.said': 'Factura {number} ({period}), en aclaración: {amount}.',
  'disputes.error.invoice': 'Elige facturas por pagar del contrato que indicaste.',
  'disputes.error.amount': 'Escribe una cantidad en pesos, mayor que cero y no mayor que {open}, por ejemplo 250.00.',
  'disputes.error.howMuch': 'Escribe cuánto quieres aclarar de esta factura, hasta {open}, o quítale la marca.',
  'disputes.outcome.upheld':
    'Tenías razón sobre {amount} de la factura {number}: no los pagues, vamos a corregir la factura.',
  'disputes.outcome.rejected':
    '{debited, select, yes {Los {amount} de la factura {number} que estaban en aclaración sí se deben. El contrato tiene pago automático: te avisamos y se cobran solos a más tardar el {payBy}.} other {Los {amount} de la factura {number} que estaban en aclaración sí se deben. Págalos a más tardar el {payBy}.}}',
  'disputes.outcome.withdrawn':
    '{debited, select, yes {La aclaración de la factura {number} terminó. El contrato tiene pago automático: te avisamos y los {amount} que estaban en aclaración se cobran solos a más tardar el {payBy}.} other {La aclaración de la factura {number} terminó. Los {amount} que estaban en aclaración se pagan a más tardar el {payBy}.}}',
} as const
