/** A task's story: steps, edits field by field, documents, links, letters and answers, by date, oldest first. */
import { Button, Segmented, Timeline } from 'antd'
import { useState } from 'react'
import type { StoryEvent } from '../../../shared/domain/task-work'
import { storyMessages } from '../../../shared/messages/story'
import { taskPageMessages as messages } from '../../../shared/messages/task-page'
import { useTaskStory } from '../../api/queries/task-page'
import { useLanguage, useT } from '../../i18n'
import { chinaTime } from '../../present/china-time'
import { QueryView } from '../../present/query-view'
import { CardPart } from '../inspector/card-part'
import { storyDay, storyTitle, storyValue } from './story-text'
import './task-page.css'

/** The latest ones; earlier ones are folded. */
const EVENTS_SHOWN = 12
const HASH_DIGITS = 12

const COLOURS: Readonly<Record<StoryEvent['type'], string>> = {
  step: 'var(--ant-color-primary)',
  created: 'var(--ant-color-primary)',
  letter: 'var(--ant-color-warning)',
  reply: 'var(--ant-color-warning)',
  edit: 'var(--ant-color-text-tertiary)',
  link: 'var(--ant-color-text-tertiary)',
  unlink: 'var(--ant-color-text-tertiary)',
  document: 'var(--ant-color-text-tertiary)',
  documentRemoved: 'var(--ant-color-text-tertiary)',
  milestone: 'var(--ant-color-text-tertiary)',
  undone: 'var(--ant-color-text-tertiary)',
}

type Shown = 'all' | 'steps'

export function StoryPart({ id }: { readonly id: string }) {
  const t = useT()
  const [shown, setShown] = useState<Shown>('all')
  return (
    <CardPart
      title={t(messages.story)}
      extra={
        <Segmented<Shown>
          size="small"
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: t(messages.allEvents) },
            { value: 'steps', label: t(messages.onlySteps) },
          ]}
        />
      }
    >
      <QueryView query={useTaskStory(id)}>
        {({ events, log }) => (
          <>
            {/* Milestones stand in a part of their own, with what is still to come. */}
            <Events events={events.filter(({ type }) => (shown === 'steps' ? type === 'step' : type !== 'milestone'))} />
            <p className="story-log" title={log.hash}>
              {t(messages.logHead, { entries: log.entries, hash: log.hash.slice(0, HASH_DIGITS) })}
            </p>
          </>
        )}
      </QueryView>
    </CardPart>
  )
}

function Events({ events }: { readonly events: readonly StoryEvent[] }) {
  const t = useT()
  const [whole, setWhole] = useState(false)
  const folded = whole ? 0 : Math.max(0, events.length - EVENTS_SHOWN)
  return (
    <>
      {folded > 0 && (
        <Button type="link" size="small" className="story-earlier" onClick={() => setWhole(true)}>
          {t(messages.earlier, { count: folded })}
        </Button>
      )}
      <Timeline
        className="task-path"
        items={events.slice(folded).map((event, index) => ({
          key: `${folded + index} ${event.type}`,
          color: event.type === 'step' && event.subject === 'reopened' ? 'var(--ant-color-error)' : COLOURS[event.type],
          content: <Event event={event} />,
        }))}
      />
    </>
  )
}

function Event({ event }: { readonly event: StoryEvent }) {
  const t = useT()
  const language = useLanguage()
  const { type, actor, note, recordedAt, overrideReason, fields } = event
  const recorded = recordedAt === null ? null : chinaTime(recordedAt)
  const why = type === 'edit' || type === 'created' || type === 'undone'
  return (
    <div className="story-event" title={recorded === null ? undefined : t(messages.recorded, { time: recorded })}>
      <span className="path-date">{storyDay(event)}</span>
      <span>
        <span className={type === 'step' ? 'story-step' : undefined}>{storyTitle(event, language)}</span> {actor !== null && <span className="quiet">{actor}</span>}
      </span>
      {note !== null && type !== 'document' && <span className="quiet story-note">{why ? t(messages.reason, { reason: note }) : note}</span>}
      {overrideReason !== null && <span className="story-note alarming">{t(storyMessages.override, { reason: overrideReason })}</span>}
      {fields.length > 0 && (
        <ul className="story-fields">
          {fields.map(({ column, title, before, after }) => (
            <li key={column}>
              <span className="quiet">{t(messages.changed, { field: t(title) })}</span>
              {before !== null && before !== '' && <del>{storyValue(column, before, language)}</del>} <ins>{storyValue(column, after, language)}</ins>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
