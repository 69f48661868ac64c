export type Placeholder = never
