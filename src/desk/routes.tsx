import { Hono } from 'hono'
import type { Services } from '../services.ts'
import type { OfficeEnv } from '../web/view.ts'
import { accountRoutes } from './account-routes.tsx'
import { actsRoutes } from './acts-routes.tsx'
import { boardRoutes } from './board-routes.tsx'
import { bulkRoutes } from './bulk-routes.tsx'
import { calendarRoutes } from './calendar-routes.tsx'
import { caseRoutes } from './case-routes.tsx'
import { catalogueGroupRoutes } from './catalogue-group-routes.tsx'
import { catalogueRoutes } from './catalogue-routes.tsx'
import { cutRoutes } from './cut-routes.tsx'
import { inboxRoutes } from './inbox-routes.tsx'
import { invitationRoutes } from './invitation-routes.tsx'
import { deskLanguageRoutes } from './language-routes.ts'
import { lookingRoutes } from './looking-routes.tsx'
import { myAccessRoutes } from './my-access-routes.tsx'
import { passkeyRoutes } from './passkey-routes.tsx'
import { deskReadingRoutes } from './reading-routes.tsx'
import { deskSignInRoutes } from './sign-in-routes.tsx'
import { templateRoutes } from './template-routes.tsx'

/** `ownPages`: where a person sees what is theirs. */
export function deskRoutes(services: Services, ownPages: Hono<OfficeEnv>) {
  return new Hono<OfficeEnv>()
    .route('/', deskSignInRoutes(services))
    .route('/', deskLanguageRoutes(services))
    .route('/', inboxRoutes(services))
    .route('/', caseRoutes(services))
    .route('/', boardRoutes(services))
    .route('/', invitationRoutes(services))
    .route('/', myAccessRoutes(services))
    .route('/', passkeyRoutes(services))
    .route('/', accountRoutes(services))
    .route('/', lookingRoutes(services, ownPages))
    .route('/', actsRoutes(services))
    .route('/', deskReadingRoutes(services))
    .route('/', catalogueGroupRoutes(services))
    .route('/', catalogueRoutes(services))
    .route('/', calendarRoutes(services))
    .route('/', cutRoutes(services))
    .route('/', templateRoutes(services))
    .route('/', bulkRoutes(services))
}
