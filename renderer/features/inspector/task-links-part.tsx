/** The features that a task hangs on: go to one, take one off, hang on another by search or by picking it on the map. */
import { Button } from 'antd'
import { Unlink } from 'lucide-react'
import { useState } from 'react'
import type { Task, TaskLink } from '../../../shared/domain/task'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { inspectorMessages } from '../../../shared/messages/inspector'
import { taskMessages } from '../../../shared/messages/tasks'
import { useT } from '../../i18n'
import { layerTitle } from '../../../shared/map/catalogue'
import { useLinkMode } from '../../state/link-mode'
import { showFeature } from '../../state/show'
import { CardPart } from './card-part'
import { LinkFeatureForm } from './link-feature-form'
import { LinkButton } from './link-button'
import { useLinking } from './use-linking'

export function TaskLinksPart({ task }: { readonly task: Task }) {
  const t = useT()
  const [linking, setLinking] = useState(false)
  const waiting = useLinkMode((state) => state.task?.id === task.id)
  const open = linking || waiting
  return (
    <CardPart
      title={`${t(taskMessages.linked)} ${task.links.length}`}
      extra={<LinkButton label={t(taskMessages.link)} open={open} onToggle={() => setLinking(!linking)} />}
    >
      {open && <LinkFeatureForm task={task} onDone={() => setLinking(false)} />}
      {task.links.length === 0 && !open && <p className="card-empty quiet">{t(taskMessages.notLinked)}</p>}
      <ul className="card-list">
        {task.links.map((link) => (
          <LinkLine key={`${link.feature.kind} ${link.feature.id}`} task={task} link={link} />
        ))}
      </ul>
    </CardPart>
  )
}

function LinkLine({ task, link: { feature, role } }: { readonly task: Task; readonly link: TaskLink }) {
  const t = useT()
  const { unlink, readOnly } = useLinking()
  const name = feature.name ?? feature.code ?? t(inspectorMessages.noName)
  return (
    <li className="card-line">
      <button type="button" className="card-line-main" onClick={() => void showFeature(feature, feature.bounds)}>
        <span className="card-line-text">
          <span className="ellipsis" title={name}>
            {name}
          </span>
          <span className="quiet ellipsis">{[t(layerTitle(feature.kind)), t(vocabularies.linkRole[role]), feature.district].filter((text) => text !== null).join(' · ')}</span>
        </span>
      </button>
      <Button
        type="text"
        size="small"
        icon={<Unlink size={13} />}
        aria-label={`${t(taskMessages.unlink)} ${name}`}
        title={t(taskMessages.unlink)}
        disabled={readOnly}
        onClick={() => void unlink({ taskId: task.id, taskName: task.title, feature })}
      />
    </li>
  )
}
