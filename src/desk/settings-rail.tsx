import { deskPaths } from '../paths.ts'
import type { View } from '../web/view.ts'
import type { Operator } from './operator-rules.ts'
import { mayAs, type Role } from './role-rules.ts'

const places = [
  { name: 'catalogue', href: deskPaths.catalogue, needs: 'administers' },
  { name: 'calendar', href: deskPaths.calendar, needs: 'administers' },
  { name: 'cuts', href: deskPaths.cuts, needs: 'answers' },
  { name: 'texts', href: deskPaths.texts, needs: 'supervises' },
] as const satisfies { name: string; href: string; needs: Role }[]

/** Where what the utility decides itself is edited. */
export const SettingsRail = ({ view, operator }: { view: View; operator: Operator }) => (
  <ul>
    {places
      .filter(({ needs }) => mayAs(operator.role, needs))
      .map(({ name, href }) => (
        <li>
          <a href={href} aria-current={href === view.path ? 'page' : undefined}>
            {view.words(`deskSettings.${name}`)}
          </a>
        </li>
      ))}
  </ul>
)
