/** Where a task, an outfall, a buffer or a bay stands in its life, and the steps that lead on. */
import { Button } from 'antd'
import { CornerUpLeft } from 'lucide-react'
import { useState } from 'react'
import type { LifeMove, LifeSubject } from '../../../shared/domain/life/life-rule'
import { lifeStateTitle } from '../../../shared/domain/life/life-subject'
import { lifeWindowMessages as messages } from '../../../shared/messages/life-window'
import { useOpenMoves } from '../../api/queries/life'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { CardPart } from '../inspector/card-part'
import { StepForm } from './step-form'
import './life.css'

type Props = { readonly subject: LifeSubject; readonly id: string }

export function LifePart({ subject, id }: Props) {
  const t = useT()
  const open = useOpenMoves(subject, id)
  const [move, setMove] = useState<LifeMove | null>(null)
  return (
    <CardPart title={t(messages.next)} extra={open.data === undefined ? null : <span className="quiet">{t(lifeStateTitle(subject, open.data.state))}</span>}>
      <QueryView query={open}>
        {({ moves, role }) =>
          move === null ? (
            <Moves moves={moves.map((openMove) => openMove.move)} onChoose={setMove} />
          ) : (
            <StepForm subject={subject} ids={[id]} move={move} defaultRole={role} onClose={() => setMove(null)} />
          )
        }
      </QueryView>
    </CardPart>
  )
}

/** Ways on as buttons; ways back behind them, quieter. */
function Moves({ moves, onChoose }: { readonly moves: readonly LifeMove[]; readonly onChoose: (move: LifeMove) => void }) {
  const t = useT()
  if (moves.length === 0) return <p className="quiet">{t(messages.noMoves)}</p>
  const forward = moves.filter(({ kind }) => kind === 'forward')
  const back = moves.filter(({ kind }) => kind !== 'forward')
  return (
    <div className="life-moves">
      {forward.map((move, order) => (
        <Button key={move.id} size="small" type={order === 0 ? 'primary' : 'default'} onClick={() => onChoose(move)}>
          {t(move.title)}
        </Button>
      ))}
      {back.map((move) => (
        <Button key={move.id} size="small" type="text" icon={<CornerUpLeft size={13} />} onClick={() => onChoose(move)}>
          {t(move.title)}
        </Button>
      ))}
    </div>
  )
}
