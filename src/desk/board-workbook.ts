import { titleOf } from '../requests/rules.ts'
import { type SheetColumn, spreadsheet } from '../web/spreadsheet.ts'
import type { View } from '../web/view.ts'
import type { Board, Load, Period, Times } from './board-rules.ts'

/** The numbers of the board as a file for a spreadsheet. */
export function boardWorkbook({ words, profile }: View, board: Board) {
  const whole = (header: string): SheetColumn => ({ header, kind: 'whole', width: 14 })
  const loads = ({ open, today, late, near, breaches }: Load) => [open, today, late, near, breaches]
  const times = (first: Times, over: Times) => [first, over].flatMap(({ count, median, most }) => [count, median, most])
  return spreadsheet({
    name: words('desk.board.title'),
    columns: [
      { header: words('desk.board.by'), kind: 'text', width: 12 },
      { header: words('desk.board.name'), kind: 'text', width: 36 },
      whole(words('desk.board.open')),
      whole(words('desk.board.today')),
      whole(words('desk.board.late')),
      whole(words('desk.board.near')),
      whole(words('desk.board.breaches')),
      whole(words('desk.board.first')),
      whole(words('desk.board.firstMedian')),
      whole(words('desk.board.firstMost')),
      whole(words('desk.board.over')),
      whole(words('desk.board.overMedian')),
      whole(words('desk.board.overMost')),
    ],
    rows: [
      [words('desk.board.byAll'), words('desk.board.all'), ...loads(board.all), ...times(board.first, board.over)],
      ...board.operators.map(({ name, load }) => [
        words('desk.board.byOperator'),
        name ?? words('desk.inbox.nobody'),
        ...loads(load),
      ]),
      ...board.kinds.map(({ kind, load, first, over }) => [
        words('desk.board.byKind'),
        titleOf(profile.requestGroups, kind),
        ...loads(load),
        ...times(first, over),
      ]),
    ],
  })
}

export const boardFileName = ({ from, to }: Period): string => `tablero-${from}-${to}.xlsx`
