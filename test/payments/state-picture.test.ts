import { join } from 'node:path'
import { expect, it } from 'vitest'
import { moves } from '../../src/payments/state-rules.ts'
import { root } from '../../src/root.ts'
import { statePicture } from './state-picture.ts'

it('docs/pictures/payment-states.svg is the table of moves as it is now (`npx vitest run test/payments/state-picture -u` draws it)', async () => {
  await expect(statePicture()).toMatchFileSnapshot(join(root, 'docs', 'pictures', 'payment-states.svg'))
})

it('shows every word that moves a payment', () => {
  const picture = statePicture()
  for (const { on } of moves) expect(picture).toContain(`>${on}</text>`)
})
