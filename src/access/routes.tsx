import { Hono } from 'hono'
import { isUuid } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { requireAccount, type SignedIn } from '../sessions/guard.ts'
import { endAccess } from './commands.ts'
import { type AccessDone, AccessesPage, EndAccessPage } from './page.tsx'
import { accessesOf, sharingOf } from './queries.ts'

const dones: Record<string, AccessDone> = {
  si: 'access.ended',
  invitada: 'delegates.sent',
  retirada: 'delegates.withdrawn',
  sacado: 'organisations.done.contracts',
}

export function accessRoutes(services: Services) {
  const { sql } = services
  const signedIn = requireAccount(services)

  return new Hono<SignedIn>()
    .get(paths.contractAccess(':number'), signedIn, async (c) => {
      const contract = c.req.param('number')
      const asked = { accountId: c.var.accountId, contractNumber: contract }
      const [accesses, { invitations, organisations }] = await Promise.all([
        accessesOf(sql, asked),
        sharingOf(sql, asked),
      ])
      if (accesses.length === 0) return c.notFound()
      const done = dones[c.req.query('listo') ?? '']
      return c.html(
        <AccessesPage
          view={c.var.view}
          contract={contract}
          accesses={accesses}
          invitations={invitations}
          organisations={organisations}
          done={done}
        />,
      )
    })
    .get(paths.contractAccessEnd(':number', ':id'), signedIn, async (c) => {
      const contract = c.req.param('number')
      const accesses = await accessesOf(sql, { accountId: c.var.accountId, contractNumber: contract })
      const access = accesses.find(({ id }) => id === c.req.param('id'))
      if (!access || access.organisation) return c.notFound()
      return c.html(<EndAccessPage view={c.var.view} contract={contract} access={access} />)
    })
    .post(paths.contractAccessEnd(':number', ':id'), signedIn, async (c) => {
      const { number, id } = c.req.param()
      if (!isUuid(id)) return c.notFound()
      const outcome = await endAccess(sql, { accountId: c.var.accountId, contractNumber: number, accessId: id })
      switch (outcome.kind) {
        case 'ended':
          return c.redirect(outcome.isOwn ? paths.contracts : `${paths.contractAccess(number)}?listo=si`, 303)
        case 'not-found':
          return c.notFound()
      }
    })
}
