/** The desk: its frame and its doors. */
export const deskWords = {
  'desk.name': 'Mesa de atención',
  'desk.nav': 'Mesa',
  'desk.navMenu': 'Mesa, en este menú',
  'desk.rail': 'Bandejas',
  'desk.search': 'Buscar folio, contrato o persona',
  'desk.searchHint': 'Folio, contrato o persona',
  'desk.yourAccess': ', tu acceso',
  'desk.myAccess': 'Mi acceso',
  'desk.acts': 'Actos',
  'desk.place.inbox': 'Bandeja',
  'desk.place.readings': 'Lecturas',
  'desk.place.accounts': 'Cuentas',
  'desk.place.board': 'Tablero',
  'desk.place.catalogue': 'Catálogo',
  'desk.role.answers': 'Atiende',
  'desk.role.supervises': 'Supervisa',
  'desk.role.administers': 'Administra',
  'desk.toInbox': 'Ir a la bandeja',
  'desk.mayNot.title': 'Tu papel no alcanza para esta página',
  'desk.mayNot.text':
    'Tu papel en la mesa es «{mine}» y esta página pide «{needed}». Si la necesitas, pídelo a quien administra la mesa.',
} as const
