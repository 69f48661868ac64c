/** 时限预警 of a task: colour and shape, the same signs as on the map's pins. */
import type { TaskColour } from '../../shared/domain/task'
import { taskPinColours } from '../../shared/domain/style-palette'
import { taskMessages } from '../../shared/messages/tasks'
import { useT } from '../i18n'
import './present.css'

/** Strokes in a 16 × 16 box: exclamation mark, clock hands, tick. */
const SIGNS: Readonly<Record<TaskColour, string>> = {
  red: 'M8 3.6v5.2M8 11.6v.6',
  yellow: 'M8 4v4.2l2.8 1.8',
  green: 'M4.6 8.4l2.4 2.4 4.4-5',
}

export function TaskColourMark({ colour, size = 16 }: { readonly colour: TaskColour; readonly size?: number }) {
  const t = useT()
  return (
    <svg className="task-mark" width={size} height={size} viewBox="0 0 16 16" role="img" aria-label={t(taskMessages[colour])}>
      <title>{t(taskMessages[colour])}</title>
      <circle cx={8} cy={8} r={7.25} fill={taskPinColours[colour]} stroke="var(--ant-color-text-secondary)" strokeWidth={0.75} />
      <path d={SIGNS[colour]} fill="none" stroke={colour === 'yellow' ? '#1B2226' : '#FFFFFF'} strokeWidth={1.9} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
