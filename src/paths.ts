/** A word of a URL, written so that it may hold anything; `:name` stays as it is, for the router. */
const part = <Word extends string>(word: Word) => (word.startsWith(':') ? word : encodeURIComponent(word)) as Word

/** Every URL of the office, in one place: routes, links, redirects and tests all ask here. */
export const paths = {
  home: '/',
  health: '/salud',
  signIn: '/acceder',
  signOut: '/salir',
  passwordRecovery: '/recuperar/contrasena',
  usernameRecovery: '/recuperar/usuario',
  newPassword: <Token extends string>(token: Token) => `/recuperar/contrasena/${part(token)}` as const,
  security: '/mi-cuenta/seguridad',
  password: '/mi-cuenta/contrasena',
  session: <Id extends string>(id: Id) => `/mi-cuenta/sesiones/${part(id)}/cierre` as const,
  otherSessions: '/mi-cuenta/sesiones/cierre',
  language: '/idioma',

  registration: '/registro',
  registrationPerson: '/registro/particular',
  registrationCompany: '/registro/empresa',
  registrationUser: '/registro/usuario',
  registrationSent: '/registro/enviado',
  activation: <Token extends string>(token: Token) => `/activar/${part(token)}` as const,
  activationAgain: '/activar/otra-vez',
  activated: '/activada',

  contracts: '/mis-contratos',
  addContract: '/mis-contratos/agregar',
  chosenContracts: '/mis-contratos/elegidos',
  contractTable: '/mis-contratos/tabla',
  contractMarks: '/mis-contratos/grupos',
  contractMark: <Id extends string>(id: Id) => `/mis-contratos/grupos/${part(id)}` as const,
  contractMarkEnd: <Id extends string>(id: Id) => `/mis-contratos/grupos/${part(id)}/fin` as const,
  contractNames: '/mis-contratos/nombres',
  contractNamesCsv: '/mis-contratos/nombres/contratos.csv',
  contractNamesApplied: '/mis-contratos/nombres/aplicados',
  arrangementUndo: '/mis-contratos/deshacer',
  contract: <Number extends string>(number: Number) => `/mis-contratos/${part(number)}` as const,
  contractAlias: <Number extends string>(number: Number) => `/mis-contratos/${part(number)}/nombre` as const,
  contractContact: <Number extends string>(number: Number) => `/mis-contratos/${part(number)}/contacto` as const,
  contractAccess: <Number extends string>(number: Number) => `/mis-contratos/${part(number)}/accesos` as const,
  contractAccessEnd: <Number extends string, Id extends string>(number: Number, id: Id) =>
    `/mis-contratos/${part(number)}/accesos/${part(id)}/fin` as const,

  delegateInvitations: <Number extends string>(number: Number) =>
    `/mis-contratos/${part(number)}/accesos/invitaciones` as const,
  delegateInvitationEnd: <Number extends string, Id extends string>(number: Number, id: Id) =>
    `/mis-contratos/${part(number)}/accesos/invitaciones/${part(id)}/fin` as const,
  delegateInvitation: <Token extends string>(token: Token) => `/invitacion/${part(token)}` as const,
  delegateAccount: <Token extends string>(token: Token) => `/invitacion/${part(token)}/cuenta` as const,

  myData: '/mis-datos',
  myName: '/mis-datos/nombre',
  myEmail: '/mis-datos/correo',
  confirmEmail: <Token extends string>(token: Token) => `/mis-datos/correo/${part(token)}` as const,
  mailChoices: '/mis-datos/avisos',
  contractData: <Number extends string>(number: Number) => `/mis-datos/contratos/${part(number)}` as const,
  digitalInvoice: <Number extends string>(number: Number) =>
    `/mis-datos/contratos/${part(number)}/factura-digital` as const,
  fiscalData: <Number extends string>(number: Number) => `/mis-datos/contratos/${part(number)}/fiscales` as const,
  fiscalCertificate: <Number extends string>(number: Number) =>
    `/mis-datos/contratos/${part(number)}/constancia.pdf` as const,
  confirmInvoiceAddress: <Token extends string>(token: Token) => `/factura-digital/${part(token)}` as const,

  myRights: '/mis-derechos',
  dataCopy: '/mis-derechos/mis-datos.zip',
  rightsRequests: '/mis-derechos/solicitudes',
  accountEnd: '/mis-derechos/cancelacion',

  invoices: '/mis-facturas',
  invoicePdf: <Number extends string>(number: Number) => `/mis-facturas/${part(number)}/factura.pdf` as const,
  invoiceXml: <Number extends string>(number: Number) => `/mis-facturas/${part(number)}/factura.xml` as const,
  invoiceDownloads: '/mis-facturas/descargas',
  statement: '/mis-facturas/estado-de-cuenta',
  statementPdf: '/mis-facturas/estado-de-cuenta.pdf',
  statementExcel: '/mis-facturas/estado-de-cuenta.xlsx',
  statementsExcel: '/mis-facturas/estados-de-cuenta.xlsx',
  contractCertificates: <Number extends string>(number: Number) =>
    `/mis-contratos/${part(number)}/constancias` as const,
  certificatePdf: <Number extends string, Folio extends string>(number: Number, folio: Folio) =>
    `/mis-contratos/${part(number)}/constancias/${part(folio)}/constancia.pdf` as const,
  certificates: '/constancias',
  certificate: <Code extends string>(code: Code) => `/constancias/${part(code)}` as const,
  bulkDownloads: '/mis-facturas/descargas/varias',
  bulkDownloadFile: <Id extends string>(id: Id) => `/mis-facturas/descargas/varias/${part(id)}/facturas.zip` as const,
  bulkDownloadAgain: <Id extends string>(id: Id) => `/mis-facturas/descargas/varias/${part(id)}/preparacion` as const,
  bulkDownloadEnd: <Id extends string>(id: Id) => `/mis-facturas/descargas/varias/${part(id)}/fin` as const,
  consumption: '/mis-consumos',
  consumptionExcel: '/mis-consumos/consumos.xlsx',
  newReading: '/mis-consumos/lectura',
  sentReadings: '/mis-consumos/lecturas',
  sentReading: <Id extends string>(id: Id) => `/mis-consumos/lecturas/${part(id)}` as const,
  search: '/buscar',
  searchSuggestions: '/buscar/sugerencias',

  payments: '/mis-pagos',
  newPayment: '/mis-pagos/nuevo',
  payment: <Folio extends string>(folio: Folio) => `/mis-pagos/${part(folio)}` as const,
  paymentReceipt: <Folio extends string>(folio: Folio) => `/mis-pagos/${part(folio)}/comprobante.pdf` as const,
  paymentCancellation: <Folio extends string>(folio: Folio) => `/mis-pagos/${part(folio)}/cancelacion` as const,
  cards: '/mis-pagos/tarjetas',
  cardEnd: <Id extends string>(id: Id) => `/mis-pagos/tarjetas/${part(id)}/fin` as const,
  debit: <Number extends string>(number: Number) => `/mis-pagos/automatico/${part(number)}` as const,
  debitEnd: <Number extends string>(number: Number) => `/mis-pagos/automatico/${part(number)}/fin` as const,
  paymentReturn: <Id extends string>(id: Id) => `/pagos/regreso/${part(id)}` as const,
  gatewayNotice: <Gateway extends string>(gateway: Gateway) => `/api/pagos/avisos/${part(gateway)}` as const,
  guestPay: '/pagar',
  payLink: <Token extends string>(token: Token) => `/pagar/${part(token)}` as const,
  payLinkAgain: <Token extends string>(token: Token) => `/pagar/${part(token)}/otra-vez` as const,
  payLinkPayment: <Token extends string, Folio extends string>(token: Token, folio: Folio) =>
    `/pagar/${part(token)}/pagos/${part(folio)}` as const,
  payLinkReceipt: <Token extends string, Folio extends string>(token: Token, folio: Folio) =>
    `/pagar/${part(token)}/pagos/${part(folio)}/comprobante.pdf` as const,
  payLinkCancellation: <Token extends string, Folio extends string>(token: Token, folio: Folio) =>
    `/pagar/${part(token)}/pagos/${part(folio)}/cancelacion` as const,

  requests: '/gestiones',
  request: <Kind extends string>(kind: Kind) => `/gestiones/${part(kind)}` as const,
  requestSent: <Key extends string>(key: Key) => `/gestiones/enviada/${part(key)}` as const,
  myRequests: '/mis-gestiones',
  myRequest: <Folio extends string>(folio: Folio) => `/mis-gestiones/${part(folio)}` as const,
  myRequestMessages: <Folio extends string>(folio: Folio) => `/mis-gestiones/${part(folio)}/mensajes` as const,
  myRequestRatings: <Folio extends string>(folio: Folio) => `/mis-gestiones/${part(folio)}/calificaciones` as const,
  myRequestReopenings: <Folio extends string>(folio: Folio) => `/mis-gestiones/${part(folio)}/reaperturas` as const,
  requestLink: <Token extends string>(token: Token) => `/gestion/${part(token)}` as const,
  requestLinkMessages: <Token extends string>(token: Token) => `/gestion/${part(token)}/mensajes` as const,
  requestLinkRatings: <Token extends string>(token: Token) => `/gestion/${part(token)}/calificaciones` as const,
  requestLinkReopenings: <Token extends string>(token: Token) => `/gestion/${part(token)}/reaperturas` as const,
  requestLinkAttachment: <Token extends string, Id extends string>(token: Token, id: Id) =>
    `/gestion/${part(token)}/adjunto/${part(id)}` as const,
  attachment: <Id extends string>(id: Id) => `/adjunto/${part(id)}` as const,
  requestDraft: <Kind extends string>(kind: Kind) => `/gestiones/${part(kind)}/borrador` as const,
  requestDraftEnd: <Kind extends string>(kind: Kind) => `/gestiones/${part(kind)}/borrador/fin` as const,
  guestRequestDraft: <Kind extends string>(kind: Kind) => `/contacto/${part(kind)}/borrador` as const,
  guestRequestDraftEnd: <Kind extends string>(kind: Kind) => `/contacto/${part(kind)}/borrador/fin` as const,
  contact: '/contacto',
  guestRequest: <Kind extends string>(kind: Kind) => `/contacto/${part(kind)}` as const,
  guestRequestSent: <Key extends string>(key: Key) => `/contacto/enviada/${part(key)}` as const,
  contactUs: '/contactanos',

  legalNotice: '/aviso-legal',
  termsOfUse: '/condiciones-de-uso',
  privacy: '/politica-de-privacidad',
  accessibility: '/accesibilidad',

  demoMail: '/demo/correo',
  demoMailMessage: <Id extends string>(id: Id) => `/demo/correo/${part(id)}` as const,
  demoReceipt: '/demo/recibo.pdf',
  demoCode: '/demo/codigo',
  demoGateway: '/demo/pasarela',
  demoGatewayPayment: <Reference extends string>(reference: Reference) =>
    `/demo/pasarela/pagos/${part(reference)}` as const,
  demoGatewayCard: <Reference extends string>(reference: Reference) =>
    `/demo/pasarela/tarjetas/${part(reference)}` as const,
  demoGatewaySettlement: '/demo/pasarela/liquidacion.csv',

  icon: '/icon.svg',
  assets: '/assets/*',
} as const

/** The desk, where the utility's own people work. */
export const deskPaths = {
  inbox: '/mesa',
  signIn: '/mesa/entrar',
  code: '/mesa/entrar/codigo',
  signOut: '/mesa/salir',
  language: '/mesa/idioma',
  invitation: <Token extends string>(token: Token) => `/mesa/invitacion/${part(token)}` as const,
  myAccess: '/mesa/mi-acceso',
  ownPassword: '/mesa/mi-acceso/contrasena',
  ownFactor: '/mesa/mi-acceso/codigos',
  ownSession: <Id extends string>(id: Id) => `/mesa/mi-acceso/sesiones/${part(id)}/cierre` as const,
  otherOwnSessions: '/mesa/mi-acceso/sesiones/cierre',
  search: '/mesa/buscar',
  request: <Folio extends string>(folio: Folio) => `/mesa/solicitud/${part(folio)}` as const,
  caseSayings: <Folio extends string>(folio: Folio) => `/mesa/solicitud/${part(folio)}/mensajes` as const,
  caseAssignments: <Folio extends string>(folio: Folio) => `/mesa/solicitud/${part(folio)}/asignaciones` as const,
  caseTransfers: <Folio extends string>(folio: Folio) => `/mesa/solicitud/${part(folio)}/traslados` as const,
  caseNotes: <Folio extends string>(folio: Folio) => `/mesa/solicitud/${part(folio)}/notas` as const,
  caseNoteEnd: <Folio extends string, Id extends string>(folio: Folio, id: Id) =>
    `/mesa/solicitud/${part(folio)}/notas/${part(id)}/retiro` as const,
  caseFile: <Folio extends string, Id extends string>(folio: Folio, id: Id) =>
    `/mesa/solicitud/${part(folio)}/adjuntos/${part(id)}` as const,
  caseText: <Folio extends string, Id extends string>(folio: Folio, id: Id) =>
    `/mesa/solicitud/${part(folio)}/textos/${part(id)}` as const,
  board: '/mesa/tablero',
  boardExcel: '/mesa/tablero/tablero.xlsx',
  texts: '/mesa/textos',
  text: <Id extends string>(id: Id) => `/mesa/textos/${part(id)}` as const,
  textEnd: <Id extends string>(id: Id) => `/mesa/textos/${part(id)}/retiro` as const,
  bulk: '/mesa/varias',
  bulkDone: <Key extends string>(key: Key) => `/mesa/varias/${part(key)}` as const,
  readings: '/mesa/lecturas',
  reading: <Id extends string>(id: Id) => `/mesa/lecturas/${part(id)}` as const,
  readingPhoto: <Id extends string>(id: Id) => `/mesa/lecturas/${part(id)}/foto` as const,
  readingReview: <Id extends string>(id: Id) => `/mesa/lecturas/${part(id)}/revision` as const,
  accounts: '/mesa/cuentas',
  account: <Id extends string>(id: Id) => `/mesa/cuentas/${part(id)}` as const,
  /** A page of the office as that person sees it; `page` is its address there. */
  accountOffice: <Id extends string, Page extends string>(id: Id, page: Page) =>
    `/mesa/cuentas/${part(id)}/oficina${page}` as const,
  accountActivation: <Id extends string>(id: Id) => `/mesa/cuentas/${part(id)}/activacion` as const,
  accountSessions: <Id extends string>(id: Id) => `/mesa/cuentas/${part(id)}/sesiones/cierre` as const,
  accountContract: <Id extends string, Number extends string>(id: Id, number: Number) =>
    `/mesa/cuentas/${part(id)}/contratos/${part(number)}` as const,
  accountContractEnd: <Id extends string, Number extends string>(id: Id, number: Number) =>
    `/mesa/cuentas/${part(id)}/contratos/${part(number)}/fin` as const,
  catalogue: '/mesa/catalogo',
  catalogueGroups: '/mesa/catalogo/grupos',
  newKind: '/mesa/catalogo/nueva',
  kind: <Kind extends string>(kind: Kind) => `/mesa/catalogo/gestion/${part(kind)}` as const,
  catalogueVersion: <Version extends string>(version: Version) => `/mesa/catalogo/versiones/${part(version)}` as const,
  calendar: '/mesa/calendario',
  calendarVersion: <Version extends string>(version: Version) => `/mesa/calendario/versiones/${part(version)}` as const,
  cuts: '/mesa/cortes',
  cutEnd: <Id extends string>(id: Id) => `/mesa/cortes/${part(id)}/fin` as const,
  acts: '/mesa/actos',
} as const

/** The same page about one contract. */
export const about = (path: string, contractNumber: string) => `${path}?contrato=${encodeURIComponent(contractNumber)}`
