/** Long work in the status bar: what runs, how far it is, and a button that stops it. */
import { Button, Progress } from 'antd'
import { X } from 'lucide-react'
import { tableMessages } from '../../../shared/messages/table'
import { useT } from '../../i18n'
import { type Job, useJobs } from '../../state/jobs'
import './jobs.css'

export function RunningJobs() {
  return useJobs((state) => state.jobs).map((job) => <RunningJob key={job.id} job={job} />)
}

function RunningJob({ job: { title, params, done, total, cancel } }: { readonly job: Job }) {
  const t = useT()
  const name = t(title, params)
  const percent = total === null || total === 0 ? null : Math.min(100, Math.round((100 * done) / total))
  return (
    <span className="job" role="status">
      <span className="ellipsis">{name}</span>
      <Progress
        className="job-progress"
        size={{ height: 6 }}
        percent={percent ?? 100}
        status={percent === null ? 'active' : 'normal'}
        showInfo={false}
        aria-label={name}
      />
      {percent !== null && <span className="job-percent">{percent}%</span>}
      <Button type="text" size="small" icon={<X size={12} />} aria-label={`${t(tableMessages.cancel)} ${name}`} title={t(tableMessages.cancel)} onClick={cancel} />
    </span>
  )
}
