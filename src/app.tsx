import { Hono } from 'hono'
import { accessRoutes } from './access/routes.tsx'
import { attachmentRoutes } from './attachments/routes.ts'
import { certificateCheckRoutes } from './certificates/check-routes.tsx'
import { certificateRoutes } from './certificates/routes.tsx'
import { consumptionRoutes } from './consumption/routes.tsx'
import { contractRoutes } from './contracts/routes.tsx'
import { delegateRoutes } from './delegates/routes.tsx'
import { demoRoutes } from './demo/routes.tsx'
import { deskRoutes } from './desk/routes.tsx'
import { downloadRoutes } from './downloads/routes.tsx'
import { helpRoutes } from './help/routes.tsx'
import { homeRoutes } from './home/routes.tsx'
import { invoiceRoutes } from './invoices/routes.tsx'
import { mailRoutes } from './notifications/routes.tsx'
import { offlineRoutes } from './offline/routes.tsx'
import { organisationInvitationRoutes } from './organisations/invitation-routes.tsx'
import { organisationRoutes } from './organisations/routes.tsx'
import { guestPayRoutes } from './payments/guest-routes.tsx'
import { noticeRoutes } from './payments/notice-routes.ts'
import { paymentRoutes } from './payments/routes.tsx'
import { sandboxRoutes } from './payments/sandbox/routes.tsx'
import { personRoutes } from './person/routes.tsx'
import { portfolioRoutes } from './portfolio/routes.tsx'
import { readingRoutes } from './readings/routes.tsx'
import { registrationRoutes } from './registration/routes.tsx'
import { myRequestRoutes, requestLinkRoutes } from './requests/follow-routes.tsx'
import { requestRoutes } from './requests/routes.tsx'
import { rightsRoutes } from './rights/routes.tsx'
import { searchRoutes } from './search/routes.tsx'
import type { Services } from './services.ts'
import { sessionRoutes } from './sessions/routes.tsx'
import { statementRoutes } from './statements/routes.tsx'
import { assetRoutes } from './web/asset-routes.ts'
import { healthRoutes } from './web/health.ts'
import { answerTrouble, askFirst, isNotFound } from './web/middleware.tsx'
import type { OfficeEnv } from './web/view.ts'

/** The whole office: what every request passes through, then one line per slice. */
export function createApp(services: Services) {
  const own = ownPages(services)
  return askFirst(new Hono<OfficeEnv>(), services)
    .route('/', healthRoutes(services))
    .route('/', assetRoutes(services))
    .route('/', mailRoutes(services))
    .route('/', sessionRoutes(services))
    .route('/', accessRoutes(services))
    .route('/', registrationRoutes(services))
    .route('/', delegateRoutes(services))
    .route('/', organisationInvitationRoutes(services))
    .route('/', own)
    .route('/', noticeRoutes(services))
    .route('/', downloadRoutes(services))
    .route('/', guestPayRoutes(services))
    .route('/', certificateCheckRoutes(services))
    .route('/', personRoutes(services))
    .route('/', requestLinkRoutes(services))
    .route('/', rightsRoutes(services))
    .route('/', deskRoutes(services, own))
    .route('/', demoRoutes(services))
    .route('/', sandboxRoutes(services))
    .route('/', offlineRoutes(services))
    .route('/', helpRoutes(services))
    .route('/', homeRoutes(services))
    .notFound(isNotFound(services))
    .onError(answerTrouble(services))
}

/** Where a person sees what is theirs; the desk shows the same, to look at only. */
const ownPages = (services: Services) =>
  new Hono<OfficeEnv>()
    .route('/', attachmentRoutes(services))
    .route('/', readingRoutes(services))
    .route('/', consumptionRoutes(services))
    .route('/', portfolioRoutes(services))
    .route('/', contractRoutes(services))
    .route('/', invoiceRoutes(services))
    .route('/', paymentRoutes(services))
    .route('/', statementRoutes(services))
    .route('/', certificateRoutes(services))
    .route('/', requestRoutes(services))
    .route('/', myRequestRoutes(services))
    .route('/', searchRoutes(services))
    .route('/', organisationRoutes(services))
