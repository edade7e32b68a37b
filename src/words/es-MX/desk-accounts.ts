/** A person at the desk: what they see, and how they are found. */
export const deskAccountWords = {
  'deskAccounts.looking': 'Ves lo que ve <b>{name}</b>. Solo lectura: lo que miras queda registrado.',
  'deskAccounts.looking.label': 'Solo lectura',
  'deskAccounts.looking.back': 'Volver a la mesa',
  'deskAccounts.see': 'Ver lo que ve',
  'deskAccounts.seeText':
    'Sus propias páginas, tal como las ve. Nada se puede cambiar, y cada una que abras queda registrada.',
  'deskAccounts.see.contracts': 'Sus contratos',
  'deskAccounts.see.contract': 'El contrato',
  'deskAccounts.see.invoices': 'Sus facturas',
  'deskAccounts.see.consumption': 'Sus consumos',
  'deskAccounts.see.payments': 'Sus pagos',
  'deskAccounts.see.requests': 'Sus gestiones',
  'deskAccounts.see.organisations': 'Sus organizaciones',
  'deskAccounts.alike': 'Nadie se llama «{typed}». Estas personas se llaman parecido.',
  'desk.act.page-seen': 'Vio como la persona',
}
