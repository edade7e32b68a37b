import { type Context, Hono } from 'hono'
import { deskPaths } from '../paths.ts'
import type { Services } from '../services.ts'
import type { CalendarFacts } from '../web/calendar-facts.ts'
import { type FormState, readForm, refuse } from '../web/form.tsx'
import type { View } from '../web/view.ts'
import { calendarForm, typedOfCalendar } from './calendar-form.ts'
import { CalendarPage } from './calendar-page.tsx'
import { calendarChanges, clockEffects } from './calendar-rules.ts'
import { calendarChangeInWords } from './changes-part.tsx'
import { goingBack } from './going-back.tsx'
import { type AtDesk, requireOperator } from './guard.ts'
import { footOf, newForm, sealOf, wishOf } from './proposing.ts'
import { publishSetting } from './setting-commands.ts'
import { calendarOf, catalogueOf, versionsOf, wasPublished } from './setting-queries.ts'

const done = `${deskPaths.calendar}?hecho=si`

export function calendarRoutes(services: Services) {
  const { sql, profileFiles, refreshProfile, today } = services
  /** From the database itself: what is edited is never a copy of two seconds ago. */
  const inForce = async () => (await calendarOf(sql, profileFiles.calendar))!
  const clocks = async () => {
    const catalogue = await catalogueOf(sql, profileFiles.requestGroups)
    return catalogue!.content.flatMap(({ kinds }) => kinds.map(({ answerIn }) => answerIn))
  }
  const changesOf = (view: View, before: CalendarFacts, after: CalendarFacts) =>
    calendarChanges(before, after).map((change) => calendarChangeInWords(view, change))

  const about = async (c: Context<AtDesk>) => {
    const { content: calendar, version: after } = await inForce()
    const { view, operator } = c.var
    const published = c.req.query('hecho') === 'si'
    return { calendar, after, view, operator, published, versions: await versionsOf(sql, 'calendar') }
  }

  const take = async (c: Context<AtDesk>) => {
    const body = await c.req.parseBody()
    if (await wasPublished(sql, body.key)) return c.redirect(done, 303)
    const page = await about(c)
    const { calendar, after, view, operator } = page
    const { words } = view
    const { form, value } = readForm(calendarForm(words), body)
    if (!value) return c.html(<CalendarPage {...page} form={form} />, 422)

    const changes = changesOf(view, calendar, value)
    const seen = sealOf({ after, value })
    const look = async ({ errors }: FormState) => {
      const shown = { values: { ...typedOfCalendar(value, today()), ...footOf(form) }, errors }
      const effects = clockEffects(await clocks(), { before: calendar, after: value, today: today() })
      const status = Object.keys(errors).length > 0 ? 422 : 200
      return c.html(<CalendarPage {...page} form={shown} proposal={{ seen, changes, effects }} />, status)
    }
    const wish = wishOf({ form, seal: seen, current: after, hasChanges: changes.length > 0, words })
    if (wish.kind === 'look') return look(wish.form)
    const { operatorId } = operator
    const publication = { setting: 'calendar', content: value, after, operatorId, ...wish.publication } as const
    const outcome = await publishSetting(sql, publication)
    switch (outcome.kind) {
      case 'published':
      case 'already':
        await refreshProfile()
        return c.redirect(done, 303)
      case 'changed-meanwhile':
        return look(refuse(form, '', words('deskSettings.error.meanwhile')))
    }
  }

  const back = goingBack<CalendarFacts>(services, {
    setting: 'calendar',
    home: deskPaths.calendar,
    versionOf: (version) => calendarOf(sql, profileFiles.calendar, version),
    changesOf,
  })

  const administers = requireOperator(services, 'administers')
  return new Hono<AtDesk>()
    .get(deskPaths.calendar, administers, async (c) => {
      const page = await about(c)
      return c.html(<CalendarPage {...page} form={newForm(typedOfCalendar(page.calendar, today()))} />)
    })
    .post(deskPaths.calendar, administers, take)
    .get(deskPaths.calendarVersion(':version'), administers, back.show)
    .post(deskPaths.calendarVersion(':version'), administers, back.take)
}
