/** Texts of tasks that a finding or a suspected patch becomes. */
import type { Message } from './translate'

export const checkTaskMessages = {
  title: { zh: '{subject}：{rule}', en: '{subject}: {rule}' },
  problem: { zh: '空间比对（{on}）发现：{facts}规则 {rule}（{version}），依据 {basis}。疑似问题，须现场核实。', en: 'Found by the conflict check of {on}: {facts} Rule {rule} ({version}), basis {basis}. A suspicion, to be verified on site.' },
  overlap: { zh: '“{subject}”与{layer}“{constraint}”重叠 {area} 平方米，占地块的 {share}。', en: '“{subject}” overlaps {layer} “{constraint}” by {area} m², {share} of the parcel.' },
  line: { zh: '“{subject}”有 {length} 米位于{layer}“{constraint}”内。', en: '“{subject}” runs for {length} m inside {layer} “{constraint}”.' },
  within: { zh: '“{subject}”位于{layer}“{constraint}”内。', en: '“{subject}” lies inside {layer} “{constraint}”.' },
  distance: { zh: '“{subject}”距{layer}“{constraint}” {distance} 米。', en: '“{subject}” is {distance} m from {layer} “{constraint}”.' },
  patchTitle: { zh: '疑似问题图斑{number}核实整改', en: 'Suspected patch {number}: verify and rectify' },
  patchProblem: { zh: '{batch}图斑{number}（{district}）经核查属实{change}，影像日期 {imagery}。', en: 'Patch {number} of {batch} ({district}) was confirmed on site{change}; imagery of {imagery}.' },
  patchChange: { zh: '，变化类型为{change}', en: ', change: {change}' },
} as const satisfies Record<string, Message>
