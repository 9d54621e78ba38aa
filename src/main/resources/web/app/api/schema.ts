/* Made from the service's OpenAPI document by ApiTypesTest, and held to it. To make it anew: ./mvnw test -Dtest=ApiTypesTest -Dweb.write-types */

export interface ApiKey {
  id: string;
  name: string;
  scopes: string[];
  created_at: Instant;
  rotated_at: Instant | null;
  previous_valid_until: Instant | null;
  expires_at: Instant | null;
  revoked_at: Instant | null;
  last_used_at: Instant | null;
}

export interface ApiKeyPage {
  status: string;
  api_keys: ApiKey[];
  next_cursor: string | null;
}

export interface ApiKeyRequest {
  name: string;
  scopes: string[];
  expires_at?: Instant | undefined;
}

export interface AssistantMessage {
  role: string;
  content: string;
}

export interface AuditEvent {
  id: UUID;
  action: string;
  actor: string;
  detail: Record<string, unknown>;
  occurred_at: Instant;
}

export interface AuditPage {
  status: string;
  events: AuditEvent[];
  next_cursor: string | null;
}

export interface BundledConsent {
  granted: boolean;
  text_version: string;
  recorded_at: Instant;
}

export interface BundledConversationSummary {
  session_id: UUID;
  summary: string;
  through: UUID;
  message_count: number;
  model: string;
  created_at: Instant;
  updated_at: Instant;
}

export interface BundledEntity {
  id: UUID;
  name: string;
  named: boolean;
  kind: string;
  origin: GraphOrigin;
  merged_into?: UUID | null | undefined;
  created_at: Instant;
  updated_at: Instant;
  names: BundledName[];
  mentions: BundledMention[];
}

export interface BundledMark {
  id: UUID;
  kind: BundledMarkKind;
  text: string;
  created_at: Instant;
}

export type BundledMarkKind = "pin" | "suppression";

export interface BundledMemory {
  id: UUID;
  text: string;
  kind: MemoryKind;
  importance: number;
  confidence: number;
  valid_from?: Instant | null | undefined;
  valid_to?: Instant | null | undefined;
  superseded_by?: UUID | null | undefined;
  message_ids: string[];
  said_at?: Instant | null | undefined;
  origin: MemoryOrigin;
  model?: string | null | undefined;
  scope: string;
  pinned: boolean;
  suppressed: boolean;
  archived_at?: Instant | null | undefined;
  access_count: number;
  last_accessed_at?: Instant | null | undefined;
  created_at: Instant;
  updated_at: Instant;
}

export interface BundledMemoryHead {
  content?: string | null | undefined;
  version: number;
  created_at: Instant;
  updated_at: Instant;
}

export interface BundledMention {
  name_key: string;
  message_id: UUID;
}

export interface BundledMessage {
  message_id: UUID;
  session_id: UUID;
  role: MessageRole;
  content: string;
  speaker?: string | null | undefined;
  to_learn?: boolean | null | undefined;
  to_remember?: boolean | null | undefined;
  partial: boolean;
  created_at: Instant;
  memory?: BundledReplyMemory | null | undefined;
}

export interface BundledName {
  name_key: string;
  name: string;
  written: boolean;
}

export interface BundledRelation {
  id: UUID;
  subject_id?: UUID | null | undefined;
  predicate: string;
  object_id?: UUID | null | undefined;
  value?: string | null | undefined;
  strength: number;
  confidence: number;
  valid_from?: Instant | null | undefined;
  valid_to?: Instant | null | undefined;
  recorded_at: Instant;
  superseded_at?: Instant | null | undefined;
  superseded_by?: UUID | null | undefined;
  message_ids: string[];
  memory_ids: string[];
  origin: GraphOrigin;
  model?: string | null | undefined;
}

export interface BundledReplyMemory {
  version?: number | null | undefined;
  recent_statements: number;
  recalled: string[];
  facts: string[];
}

export interface BundledReview {
  id: UUID;
  text: string;
  reasons: string[];
  message_ids: string[];
  state: BundledReviewState;
  created_at: Instant;
  decided_at?: Instant | null | undefined;
}

export type BundledReviewState = "pending" | "approved" | "declined";

export interface BundledSession {
  session_id: UUID;
  title: string;
  device_id?: string | null | undefined;
  persona?: string | null | undefined;
  created_at: Instant;
  last_activity_at: Instant;
}

export interface BundledSettings {
  time_zone: string;
  language?: string | null | undefined;
  learning_paused: boolean;
  follow_mood?: boolean | null | undefined;
  created_at: Instant;
}

export interface BundledSource {
  version: number;
  position: number;
  sentence: string;
  message_ids: string[];
  model: string;
  prompt_version: string;
  created_at: Instant;
}

export interface BundledVersion {
  version: number;
  content?: string | null | undefined;
  author: string;
  reason: string;
  changes: string;
  model?: string | null | undefined;
  prompt_version?: string | null | undefined;
  base_version?: number | null | undefined;
  redactions: string;
  salt?: string | null | undefined;
  digest: string;
  redacted_salt?: string | null | undefined;
  redacted_at?: Instant | null | undefined;
  previous_hash: string;
  hash: string;
  created_at: Instant;
}

export interface ChatDeltaEvent {
  content: string;
}

export interface ChatReply {
  status: string;
  session_id: UUID | null;
  persona: UsedPersona;
  message: AssistantMessage;
  memory: UsedMemory;
  model: UsedModel;
  usage: TokenUsage;
}

export interface ChatRequest {
  user_id: UserId;
  message: string;
  conversation_history?: HistoryMessage[] | undefined;
  session_id?: UUID | undefined;
  device_id?: string | undefined;
  persona?: string | undefined;
  memory?: MemoryMode | undefined;
  memory_influence?: MemoryInfluence | undefined;
  stream?: boolean | undefined;
}

export interface ChatSession {
  session_id: UUID;
  title: string;
  message_count: number;
  created_at: Instant;
  last_activity_at: Instant;
  device_id: string | null;
  persona: string | null;
  summary: string | null;
  key_entities?: KeyEntity[] | undefined;
}

export interface ChatSessionEvent {
  session_id: UUID | null;
  memory: UsedMemory;
  model: UsedModel;
}

export interface CircuitStatus {
  use: string;
  state: string;
  retries: number;
}

export interface ConfiguredModel {
  provider: string;
  name: string;
}

export interface ConsentDecision {
  granted: boolean;
  text_version: string;
  recorded_at: Instant;
}

export interface ConsentHistory {
  status: string;
  consent: ConsentDecision | null;
  history: ConsentDecision[];
}

export interface ConsentRequest {
  granted: boolean;
  text_version: string;
}

export interface ContextAnswer {
  status: string;
  summary: string | null;
  context: string;
  items: RecalledItem[];
  facts: RecalledFact[];
  tokens: number;
  degraded: string[];
}

export interface ConversationBody {
  session_id: UUID;
  title: string;
  created_at: Instant;
  last_activity_at: Instant;
  message_count: number;
  summary: string;
  summarised_messages: number;
  key_entities: KeyEntity[];
  suppressed: boolean;
  model: string;
  updated_at: Instant;
  score?: number | undefined;
}

export interface ConversationPage {
  status: string;
  conversations: ConversationBody[];
  next_cursor: string | null;
}

export interface DatabaseIndex {
  index: string;
  table: string;
  bytes: number;
  valid: boolean;
  rebuilt_at: Instant | null;
}

export interface DatabaseStatus {
  kind: string;
  version: string;
  vector: boolean;
  latency_ms: number;
  bytes: number;
}

export interface DayMood {
  day: LocalDate;
  valence: number;
  intensity: number;
  emotion: Emotion;
  evidence: number;
}

export interface DegradedPart {
  part: string;
  reason: string;
}

export interface DrainResponse {
  status: string;
  draining: boolean;
}

export interface DrawnEdge {
  id: UUID;
  from: string;
  to: string;
  predicate: string;
  strength: number;
  confidence: number;
  valid_from: Instant | null;
  valid_to: Instant | null;
  recorded_at: Instant;
  superseded_at: Instant | null;
  over: boolean;
  sources: string[];
  memories: string[];
}

export interface DrawnNode {
  id: string;
  name: string;
  kind: string;
  named: boolean;
  aliases: string[];
  attributes: Record<string, string[]>;
  mentions: number;
  first_mentioned_at: Instant | null;
  last_mentioned_at: Instant | null;
  degree: number;
}

export interface EmbeddingModel {
  model: string;
  dimension: number;
}

export type Emotion = "joy" | "love" | "surprise" | "anger" | "sadness" | "fear" | "disgust" | "none";

export interface EntityBody {
  id: UUID;
  name: string;
  kind: string;
  named: boolean;
  origin: string;
  aliases: string[];
  attributes: Record<string, string[]>;
  mentions: number;
  first_mentioned_at: Instant | null;
  last_mentioned_at: Instant | null;
  degree: number;
  merged_into: UUID | null;
  merged: MergedPart[];
  created_at: Instant;
  updated_at: Instant;
}

export interface EntityFact {
  id: UUID;
  text: string;
  over: boolean;
}

export interface EntityPage {
  status: string;
  entities: EntityBody[];
  next_cursor: string | null;
}

export interface EntityRequest {
  name?: string | undefined;
  kind?: string | undefined;
  add_aliases?: string[] | undefined;
  remove_aliases?: string[] | undefined;
}

export interface EntitySearchAnswer {
  status: string;
  entities: FoundEntity[];
  degraded: string[];
}

export interface EntitySearchRequest {
  query: string;
  user_identifier: UserId;
  limit?: number | undefined;
}

export interface ErasureReceipt {
  receipt_id: UUID;
  user_id: string;
  erased_at: Instant;
  rows: Record<string, number>;
  digest: string;
}

export interface ErasureResponse {
  status: string;
  message: string;
  receipt: ErasureReceipt;
}

export interface ExportedMessage {
  role: MessageRole;
  content: string;
  name?: string | undefined;
}

export interface FeedbackRequest {
  feedback: string;
  message_id?: UUID | undefined;
}

export interface ForgetResponse {
  status: string;
  version: number;
  sentences: number;
  versions: number;
  messages: number;
  memories: number;
}

export interface FoundEntity {
  id: UUID;
  name: string;
  kind: string;
  score: number;
  aliases: string[];
  attributes: Record<string, string[]>;
  facts: EntityFact[];
}

export interface GenerateRequest {
  save?: boolean | undefined;
  messages?: number | undefined;
}

export interface GenerateResponse {
  status: string;
  content: string | null;
  saved: boolean;
  version: number;
  model: string;
  learned: LearnedSentence[];
  changes: SentenceChange[];
}

export type GraphOrigin = "learned" | "written";

export interface GraphPage {
  status: string;
  nodes: DrawnNode[];
  edges: DrawnEdge[];
  next_cursor: string | null;
}

export interface HistoryMessage {
  role: HistoryRole;
  content: string;
}

export type HistoryRole = "user" | "assistant";

export interface ImportResponse {
  status: string;
  sessions: ImportedSession[];
}

export interface ImportedMessage {
  role: MessageRole;
  content: string;
  name?: string | undefined;
  created_at?: Instant | undefined;
}

export interface ImportedSession {
  session_id: UUID;
  messages: number;
  file: string | null;
}

export interface ImportedUser {
  status: string;
  user_id: string;
  versions: number;
  sources: number;
  marks: number;
  reviews: number;
  sessions: number;
  messages: number;
  memories: number;
  conversation_summaries: number;
  entities: number;
  relations: number;
}

export interface IndexList {
  status: string;
  rebuild: string | null;
  indexes: DatabaseIndex[];
}

export interface Insight {
  id: UUID;
  text: string;
  kind: MemoryKind;
  importance: number;
  created_at: Instant;
}

export type Instant = string;

export interface JobBody {
  job: string;
  instance: string;
  state: string;
  due: Instant | null;
  failures: number;
  last_failure_at: Instant | null;
}

export interface JobCount {
  job: string;
  state: string;
  jobs: number;
  first_due: Instant | null;
}

export interface JobPage {
  status: string;
  jobs: JobBody[];
  paused: JobPause[];
  next_cursor: string | null;
}

export interface JobPause {
  job: string;
  since: Instant;
}

export interface JobResponse {
  status: string;
  job: JobBody;
}

export interface KeyEntity {
  id: UUID;
  name: string;
  kind: string;
}

export interface KnownEntity {
  id: UUID;
  name: string;
  kind: string;
  mentions: number;
  facts: KnownFact[];
}

export interface KnownFact {
  id: UUID;
  text: string;
  since: Instant | null;
}

export interface LastConversation {
  session_id: UUID;
  title: string;
  summary: string;
  last_activity_at: Instant;
}

export interface LearnedSentence {
  text: string;
  sources: string[];
}

export interface LineChange {
  kind: string;
  from_line: number;
  removed: string[];
  to_line: number;
  added: string[];
}

export type LocalDate = string;

export interface LongTerm {
  memories: TierSize;
}

export interface LongTermMemory {
  id: UUID;
  text: string;
  kind: MemoryKind;
  importance: number;
  confidence: number;
  valid_from: Instant | null;
  valid_to: Instant | null;
  superseded_by: UUID | null;
  sources: string[];
  said_at: Instant | null;
  origin: MemoryOrigin;
  model: string | null;
  scope: string;
  pinned: boolean;
  suppressed: boolean;
  archived_at: Instant | null;
  access_count: number;
  last_accessed_at: Instant | null;
  created_at: Instant;
  updated_at: Instant;
}

export interface LongTermMemoryDetail {
  id: UUID;
  text: string;
  kind: MemoryKind;
  importance: number;
  confidence: number;
  valid_from: Instant | null;
  valid_to: Instant | null;
  superseded_by: UUID | null;
  sources: string[];
  said_at: Instant | null;
  origin: MemoryOrigin;
  model: string | null;
  scope: string;
  pinned: boolean;
  suppressed: boolean;
  archived_at: Instant | null;
  access_count: number;
  last_accessed_at: Instant | null;
  created_at: Instant;
  updated_at: Instant;
  said: SaidMessage[];
}

export interface LongTermMemoryPage {
  status: string;
  memories: LongTermMemory[];
  next_cursor: string | null;
}

export interface LongTermMemoryRequest {
  text?: string | undefined;
  kind?: MemoryKind | undefined;
  importance?: number | undefined;
  confidence?: number | undefined;
  valid_from?: string | null | undefined;
  valid_to?: string | null | undefined;
  scope?: string | undefined;
}

export interface MarkList {
  status: string;
  marks: MemoryMark[];
}

export interface MediumTerm {
  entities: TierSize;
  relations: TierSize;
}

export interface MemoryEditRequest {
  content?: string | undefined;
  instruction?: string | undefined;
}

export interface MemoryEditResponse {
  status: string;
  changed: boolean;
  content: string | null;
  version: number;
  changes: SentenceChange[];
}

export type MemoryInfluence = "none" | "low" | "normal" | "strong";

export type MemoryKind = "identity" | "relationship" | "work" | "place" | "preference" | "possession" | "event" | "plan" | "health" | "instruction" | "fact";

export interface MemoryMark {
  id: UUID;
  text: string;
  created_at: Instant;
}

export type MemoryMode = "on" | "read_only" | "off";

export type MemoryOrigin = "learned" | "written" | "imported";

export interface MemoryResponse {
  status: string;
  memory: UserMemory | null;
}

export interface MemoryStatus {
  status: string;
  tiers: MemoryTiers | null;
  queue: QueuedJobs[];
  model: ConfiguredModel;
  embedding: EmbeddingModel;
  vector_store: string;
  degraded: string[];
}

export interface MemoryTiers {
  short_term: ShortTerm;
  medium_term: MediumTerm;
  long_term: LongTerm;
  conversation_summaries: TierSize;
}

export interface MemoryVersion {
  version: number;
  author: string;
  reason: string;
  model: string | null;
  prompt_version: string | null;
  base_version: number | null;
  empty: boolean;
  redacted_at: Instant | null;
  created_at: Instant;
}

export interface MemoryVersionWithText {
  version: number;
  author: string;
  reason: string;
  model: string | null;
  prompt_version: string | null;
  base_version: number | null;
  empty: boolean;
  redacted_at: Instant | null;
  created_at: Instant;
  content: string | null;
  changes: SentenceChange[];
  hash: string;
}

export interface MergeEntitiesRequest {
  into: UUID;
  entities: string[];
}

export interface MergeEntitiesResponse {
  status: string;
  entity: EntityBody;
}

export interface MergedPart {
  id: UUID;
  name: string;
}

export interface MessageBody {
  role: MessageRole;
  content: string;
  name?: string | undefined;
  id: UUID;
  partial: boolean;
  created_at: Instant;
  memory?: ReplyMemory | undefined;
}

export type MessageRole = "user" | "assistant" | "system";

export interface ModelStatus {
  provider: string;
  name: string;
  circuits: CircuitStatus[];
}

export interface MoodNow {
  valence: number;
  intensity: number;
  emotion: Emotion;
  evidence: number;
}

export interface MoodPattern {
  weekday: string;
  part_of_day: PartOfDay;
  valence: number;
  difference: number;
  weeks: number;
  p_value: number;
}

export interface MoodReport {
  status: string;
  followed: boolean;
  now: MoodNow | null;
  days: DayMood[];
  sessions: SessionMood[];
  patterns: MoodPattern[];
}

export interface NamedEntity {
  name: string;
  kind: string;
}

export interface NewApiKey {
  status: string;
  key: string;
  api_key: ApiKey;
}

export type PartOfDay = "night" | "morning" | "afternoon" | "evening";

export interface PausedResponse {
  status: string;
  paused: JobPause[];
}

export interface Persona {
  name: string;
  version: number;
  title: string;
  instructions: string;
  tone?: string | undefined;
  boundaries: string[];
  kind_weights: Record<string, number>;
}

export interface PersonaDefinition {
  title?: string | undefined;
  instructions: string;
  tone?: string | undefined;
  boundaries?: string[] | undefined;
  kind_weights?: Record<string, number> | undefined;
}

export interface PersonaList {
  status: string;
  personas: PersonaSummary[];
}

export interface PersonaSummary {
  name: string;
  title: string;
  version: number;
  is_default: boolean;
}

export interface PersonaVersion {
  version: number;
  definition: PersonaDefinition | null;
  created_at: Instant;
}

export interface PersonaVersionPage {
  status: string;
  versions: PersonaVersion[];
  next_cursor: string | null;
}

/** An error (RFC 9457). `errors` names the fields at fault by JSON pointer. There may be further properties, such as the `session_id` in which a failed turn was stored. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  request_id?: string | undefined;
  errors?: ({
    pointer: string;
    detail: string;
  })[] | undefined;
}

export interface PutMemoryRequest {
  content: string;
}

export interface QueuedJobs {
  job: string;
  waiting: number;
  running: number;
  failed: number;
  dead: number;
}

export interface RateLimit {
  policy: string;
  limit: number;
  window_seconds: number;
  remaining: number;
  reset_seconds: number;
}

export interface RecalledFact {
  id: UUID;
  text: string;
  score: number;
  since: Instant;
  valid_to?: Instant | undefined;
  sources: string[];
  memories: string[];
  used: boolean;
}

export interface RecalledItem {
  kind: RecalledItemKind;
  id: UUID;
  text: string;
  score: number;
  at: Instant;
  valid_to?: Instant | undefined;
  session_id?: UUID | undefined;
  role?: string | undefined;
  speaker?: string | undefined;
  sources: string[];
  used: boolean;
  held_back: boolean;
  components?: Record<string, number> | undefined;
}

export type RecalledItemKind = "message" | "memory";

export interface RecalledSource {
  kind: RecalledItemKind;
  id: UUID;
  session_id: UUID | null;
  text: string;
}

export interface RelationBody {
  id: UUID;
  text: string;
  subject: string;
  subject_name: string | null;
  predicate: string;
  object: string | null;
  object_name: string | null;
  value: string | null;
  strength: number;
  confidence: number;
  valid_from: Instant | null;
  valid_to: Instant | null;
  over: boolean;
  recorded_at: Instant;
  superseded_at: Instant | null;
  superseded_by: UUID | null;
  sources: string[];
  memories: string[];
  origin: string;
  model: string | null;
}

export interface RelationDetail {
  id: UUID;
  text: string;
  subject: string;
  subject_name: string | null;
  predicate: string;
  object: string | null;
  object_name: string | null;
  value: string | null;
  strength: number;
  confidence: number;
  valid_from: Instant | null;
  valid_to: Instant | null;
  over: boolean;
  recorded_at: Instant;
  superseded_at: Instant | null;
  superseded_by: UUID | null;
  sources: string[];
  memories: string[];
  origin: string;
  model: string | null;
  said: SaidMessage[];
  history: RelationBody[];
}

export interface RelationPage {
  status: string;
  relations: RelationBody[];
  next_cursor: string | null;
}

export interface RelationRequest {
  subject?: string | undefined;
  predicate?: string | undefined;
  object?: RelationTarget | undefined;
  value?: string | undefined;
  confidence?: number | undefined;
  valid_from?: string | null | undefined;
  valid_to?: string | null | undefined;
}

export type RelationTarget = string | NamedEntity;

export interface ReplyMemory {
  version: number | null;
  recent_statements: number;
  recalled: string[];
  facts: string[];
}

export interface RestoredVersion {
  status: string;
  restored_version: number;
  content: string | null;
  version: number;
}

export interface RetriedResponse {
  status: string;
  retried: number;
}

export interface Review {
  id: UUID;
  text: string;
  reasons: string[];
  message_ids: string[];
  state: ReviewState;
  created_at: Instant;
  decided_at: Instant | null;
}

export interface ReviewPage {
  status: string;
  reviews: Review[];
  next_cursor: string | null;
}

export type ReviewState = "pending" | "approved" | "declined";

export interface RollingSummary {
  content: string;
  version: number;
  updated_at: Instant;
}

export interface SaidMessage {
  message_id: UUID;
  session_id: UUID;
  said_at: Instant;
}

export interface SampleData {
  status: string;
  user_id: string;
  person: number;
  name: string;
  session_count: number;
  message_count: number;
  sessions: SampleSession[];
  learning: boolean;
  next: string;
}

export interface SampleSession {
  session_id: UUID;
  messages: number;
}

export interface SaveMemoryRequest {
  user_id: UserId;
  content: string;
}

export interface SavedMemory {
  status: string;
  message: string;
  version: number;
  updated_at: Instant;
}

export interface SentenceChange {
  removed: string;
  replacement: string | null;
  reason: SentenceChangeReason;
}

export type SentenceChangeReason = "contradicted" | "repeated" | "compressed" | "instructed";

export interface SentenceExplanation {
  sentence: string;
  sources: SentenceSource[];
  author: string | null;
  model: string | null;
  prompt_version: string | null;
  version: number | null;
  since: Instant | null;
  pinned: boolean;
  suppressed: boolean;
}

export interface SentenceSource {
  message_id: UUID;
  session_id: UUID;
  content: string;
  truncated: boolean;
  said_at: Instant;
}

export interface ServiceStatus {
  status: string;
  version: string;
  draining: boolean;
  database: DatabaseStatus | null;
  model: ModelStatus;
  workers: WorkerStatus;
  jobs: JobCount[];
  tables: TableSize[];
  degraded: DegradedPart[];
}

export interface SessionMood {
  session_id: UUID;
  valence: number;
  intensity: number;
  emotion: Emotion;
  evidence: number;
}

export interface SessionPage {
  status: string;
  sessions: ChatSession[];
  next_cursor: string | null;
}

export interface SessionPatch {
  title?: string | null | undefined;
}

export interface ShortTerm {
  sessions: TierSize;
  messages: TierSize;
}

export interface SplitEntityRequest {
  entity: UUID;
  merged?: UUID | undefined;
  relations?: string[] | undefined;
  names?: string[] | undefined;
  name?: string | undefined;
  kind?: string | undefined;
}

export interface SplitEntityResponse {
  status: string;
  entity: EntityBody;
  split: EntityBody;
}

export interface StatusMessage {
  status: string;
  message: string;
}

export interface StorageAmount {
  used: number;
  limit: number | null;
}

export interface StorageUsage {
  sessions: StorageAmount;
  messages: StorageAmount;
  bytes: StorageAmount;
}

export interface TableSize {
  table: string;
  rows: number;
  bytes: number;
  index_bytes: number;
}

export interface TextRequest {
  text: string;
}

export interface TierSize {
  total: number;
  last_24h: number;
  last_7d: number;
}

export interface TokenUsage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
}

export type UUID = string;

export interface UsedMemory {
  version: number | null;
  used: boolean;
  recent_statements: number;
  recalled: RecalledSource[];
  facts?: string[] | undefined;
  degraded?: string[] | undefined;
}

export interface UsedModel {
  provider: string;
  name: string;
}

export interface UsedPersona {
  name: string;
  title: string;
  version: number;
}

export interface UserBundle {
  format: string;
  version: number;
  exported_at?: Instant | null | undefined;
  user_id: UserId;
  settings?: BundledSettings | null | undefined;
  memory?: BundledMemoryHead | null | undefined;
  versions: BundledVersion[];
  sources: BundledSource[];
  marks: BundledMark[];
  reviews: BundledReview[];
  sessions: BundledSession[];
  messages: BundledMessage[];
  consents?: BundledConsent[] | null | undefined;
  memories?: BundledMemory[] | null | undefined;
  conversation_summaries?: BundledConversationSummary[] | null | undefined;
  entities?: BundledEntity[] | null | undefined;
  relations?: BundledRelation[] | null | undefined;
}

/** Who a user is: an integer is its decimal form. */
export type UserId = string | number;

export interface UserMemory {
  content: string;
  version: number;
  created_at: Instant;
  updated_at: Instant;
}

export interface UserSettings {
  time_zone: string;
  language: string | null;
  learning_paused: boolean;
  follow_mood: boolean;
}

export interface UserSettingsPatch {
  time_zone?: string | undefined;
  language?: string | undefined;
  learning_paused?: boolean | undefined;
  follow_mood?: boolean | undefined;
}

export interface UserSettingsResponse {
  status: string;
  time_zone: string;
  language: string | null;
  learning_paused: boolean;
  follow_mood: boolean;
}

export interface UserSummary {
  status: string;
  summary: RollingSummary | null;
  tiers: MemoryTiers;
  key_entities: KnownEntity[];
  facts: Record<string, KnownFact[]>;
  insights: Insight[];
  conversations: LastConversation[];
  settings: UserSettings;
}

export interface UserUsage {
  status: string;
  storage: StorageUsage;
  rate_limits: RateLimit[];
}

export interface VectorStoreState {
  status: string;
  store: string;
  extension: boolean;
  problem: string | null;
  rebuilding: boolean;
  users_waiting: number;
  erasures_waiting: number;
}

export interface VersionDiff {
  from: number;
  to: number;
  unified: string;
  changes: LineChange[];
}

export interface VersionPage {
  status: string;
  versions: MemoryVersion[];
  next_cursor: string | null;
}

export interface VersionProblem {
  version: number;
  problem: string;
}

export interface VersionVerification {
  intact: boolean;
  versions: number;
  first_version: number | null;
  last_version: number | null;
  head: string | null;
  problems: VersionProblem[];
}

export interface WhyResponse {
  status: string;
  sentences: SentenceExplanation[];
}

export interface WorkerStatus {
  state: string;
  paused: JobPause[];
}

/** What each operation takes and answers. */
export interface Operations {
  /** Write a long-term memory */
  addLongTermMemory: {
    parameters: { user_id: string; "Idempotency-Key"?: string | undefined };
    body: LongTermMemoryRequest;
    response: LongTermMemory;
  };
  /** Pin a sentence */
  addPin: {
    parameters: { user_id: string; "If-Match"?: string | undefined; "Idempotency-Key"?: string | undefined };
    body: TextRequest;
    response: MemoryMark;
  };
  /** Write how two things relate, or an attribute of one */
  addRelation: {
    parameters: { user_id: string; "Idempotency-Key"?: string | undefined };
    body: RelationRequest;
    response: RelationBody;
  };
  /** Don't mention this */
  addSuppression: {
    parameters: { user_id: string; "If-Match"?: string | undefined; "Idempotency-Key"?: string | undefined };
    body: TextRequest;
    response: MemoryMark;
  };
  /** Let a sentence into the memory */
  approveReview: {
    parameters: { review_id: string; user_id: string; "If-Match"?: string | undefined; "Idempotency-Key"?: string | undefined };
    body: undefined;
    response: Review;
  };
  /** Change what an entity is called, or what it is */
  changeEntity: {
    parameters: { entity_id: string; user_id: string; "If-Match"?: string | undefined };
    body: EntityRequest;
    response: EntityBody;
  };
  /** Change a long-term memory */
  changeLongTermMemory: {
    parameters: { memory_id: string; user_id: string; "If-Match"?: string | undefined };
    body: LongTermMemoryRequest;
    response: LongTermMemory;
  };
  /** Change what a relation says */
  changeRelation: {
    parameters: { relation_id: string; user_id: string; "If-Match"?: string | undefined };
    body: RelationRequest;
    response: RelationBody;
  };
  /** One chat turn with the user's memory */
  chat: {
    parameters: { "Idempotency-Key"?: string | undefined };
    body: ChatRequest;
    response: ChatReply;
  };
  /** Make an API key */
  createApiKey: {
    parameters: object;
    body: ApiKeyRequest;
    response: NewApiKey;
  };
  /** Keep a sentence out of the memory */
  declineReview: {
    parameters: { review_id: string; user_id: string; "If-Match"?: string | undefined; "Idempotency-Key"?: string | undefined };
    body: undefined;
    response: Review;
  };
  /** Delete an entity with all that relates to it */
  deleteEntity: {
    parameters: { entity_id: string; user_id: string; "If-Match"?: string | undefined };
    body: undefined;
    response: StatusMessage;
  };
  /** Delete a long-term memory */
  deleteLongTermMemory: {
    parameters: { memory_id: string; user_id: string; "If-Match"?: string | undefined };
    body: undefined;
    response: StatusMessage;
  };
  /** Delete a user's memory */
  deleteMemory: {
    parameters: { user_id: string; "If-Match"?: string | undefined };
    body: undefined;
    response: StatusMessage;
  };
  /** Delete a persona */
  deletePersona: {
    parameters: { name: string; "If-Match"?: string | undefined };
    body: undefined;
    response: StatusMessage;
  };
  /** Unpin a sentence; it stays in the memory */
  deletePin: {
    parameters: { pin_id: string; user_id: string; "If-Match"?: string | undefined };
    body: undefined;
    response: StatusMessage;
  };
  /** Delete a relation with what it was before */
  deleteRelation: {
    parameters: { relation_id: string; user_id: string; "If-Match"?: string | undefined };
    body: undefined;
    response: StatusMessage;
  };
  /** Delete a session with its messages */
  deleteSession: {
    parameters: { session_id: string; user_id: string };
    body: undefined;
    response: StatusMessage;
  };
  /** Let something be mentioned again */
  deleteSuppression: {
    parameters: { suppression_id: string; user_id: string; "If-Match"?: string | undefined };
    body: undefined;
    response: StatusMessage;
  };
  /** Erase a user and everything of theirs */
  deleteUser: {
    parameters: { user_id: string };
    body: undefined;
    response: ErasureResponse;
  };
  /** Compare two versions of a user's memory */
  diffVersions: {
    parameters: { user_id: string; from: number; to: number };
    body: undefined;
    response: VersionDiff;
  };
  /** Take this replica out of service */
  drainReplica: {
    parameters: object;
    body: undefined;
    response: DrainResponse;
  };
  /** Edit a user's memory, by a new text or by an instruction in words */
  editMemory: {
    parameters: { user_id: string; "If-Match"?: string | undefined; "If-None-Match"?: string | undefined };
    body: MemoryEditRequest;
    response: MemoryEditResponse;
  };
  /** Erase a user and everything of theirs */
  eraseUserMemory: {
    parameters: { user_identifier: string };
    body: undefined;
    response: ErasureResponse;
  };
  /** Say where the sentences of a user's memory came from */
  explainMemory: {
    parameters: { user_id: string; text?: string | undefined };
    body: undefined;
    response: WhyResponse;
  };
  /** Download a session as a JSON file */
  exportSession: {
    parameters: { session_id: string; user_id: string };
    body: undefined;
    response: ExportedMessage[];
  };
  /** Download everything of a user as one JSON file */
  exportUser: {
    parameters: { user_id: string };
    body: undefined;
    response: UserBundle;
  };
  /** Erase a sentence, or everything that mentions a phrase */
  forget: {
    parameters: { user_id: string; "If-Match"?: string | undefined; "Idempotency-Key"?: string | undefined };
    body: TextRequest;
    response: ForgetResponse;
  };
  /** Make a summary now from the memory and recent conversations */
  generateMemory: {
    parameters: { user_id: string; "If-Match"?: string | undefined; "Idempotency-Key"?: string | undefined };
    body: GenerateRequest;
    response: GenerateResponse;
  };
  /** Read what a user consented to */
  getConsent: {
    parameters: { user_id: string };
    body: undefined;
    response: ConsentHistory;
  };
  /** What a model should be given for a query */
  getContext: {
    parameters: { user_identifier: string; at?: string | undefined; device_id?: string | undefined; explain?: boolean | undefined; influence?: "none" | "low" | "normal" | "strong" | undefined; kind?: string[] | undefined; limit?: number | undefined; max_tokens?: number | undefined; persona?: string | undefined; query: string; scope?: string | undefined };
    body: undefined;
    response: ContextAnswer;
  };
  /** Read the summary of one conversation */
  getConversationSummary: {
    parameters: { session_id: string; user_id: string };
    body: undefined;
    response: ConversationBody;
  };
  /** Read an entity */
  getEntity: {
    parameters: { entity_id: string; user_id: string };
    body: undefined;
    response: EntityBody;
  };
  /** The knowledge graph, for drawing */
  getGraph: {
    parameters: { user_id: string; at?: string | undefined; cursor?: string | undefined; kind?: string[] | undefined; known_at?: string | undefined; limit?: number | undefined };
    body: undefined;
    response: GraphPage;
  };
  /** Read a long-term memory with what says it */
  getLongTermMemory: {
    parameters: { memory_id: string; user_id: string; "If-None-Match"?: string | undefined };
    body: undefined;
    response: LongTermMemoryDetail;
  };
  /** Read a user's memory */
  getMemory: {
    parameters: { user_id: string; "If-None-Match"?: string | undefined };
    body: undefined;
    response: MemoryResponse;
  };
  /** Whether the memory works, and how large it is */
  getMemoryStatus: {
    parameters: { user_identifier?: string | undefined };
    body: undefined;
    response: MemoryStatus;
  };
  /** How the user felt */
  getMood: {
    parameters: { user_id: string; days?: number | undefined };
    body: undefined;
    response: MoodReport;
  };
  /** Read a persona */
  getPersona: {
    parameters: { name: string };
    body: undefined;
    response: Persona;
  };
  /** Read a relation with what says it, and what it was before */
  getRelation: {
    parameters: { relation_id: string; user_id: string };
    body: undefined;
    response: RelationDetail;
  };
  /** What a stored reply was given of the memory */
  getReplyMemory: {
    parameters: { message_id: string; session_id: string; user_id: string };
    body: undefined;
    response: UsedMemory;
  };
  /** Read one session's metadata */
  getSession: {
    parameters: { session_id: string; user_id: string };
    body: undefined;
    response: ChatSession;
  };
  /** How the service is */
  getStatus: {
    parameters: object;
    body: undefined;
    response: ServiceStatus;
  };
  /** What a user has stored and may still do */
  getUsage: {
    parameters: { user_id: string };
    body: undefined;
    response: UserUsage;
  };
  /** Read a user's settings */
  getUserSettings: {
    parameters: { user_id: string };
    body: undefined;
    response: UserSettingsResponse;
  };
  /** Everything that is known of a user, in short */
  getUserSummary: {
    parameters: { user_identifier: string };
    body: undefined;
    response: UserSummary;
  };
  /** Read how the vector store is */
  getVectorStore: {
    parameters: object;
    body: undefined;
    response: VectorStoreState;
  };
  /** Read one version of a user's memory with its text */
  getVersion: {
    parameters: { user_id: string; version: number };
    body: undefined;
    response: MemoryVersionWithText;
  };
  /** Correct the memory by saying what was wrong with a reply */
  giveFeedback: {
    parameters: { user_id: string; "If-Match"?: string | undefined; "Idempotency-Key"?: string | undefined };
    body: FeedbackRequest;
    response: MemoryEditResponse;
  };
  /** Import conversations */
  importSessions: {
    parameters: { user_id: string; "Idempotency-Key"?: string | undefined };
    body: ImportedMessage[];
    response: ImportResponse;
  };
  /** Import everything of a user */
  importUser: {
    parameters: { user_id?: string | undefined; "Content-Encoding"?: string | undefined; "Idempotency-Key"?: string | undefined };
    body: UserBundle;
    response: ImportedUser;
  };
  /** List the API keys of the database */
  listApiKeys: {
    parameters: { cursor?: string | undefined; limit?: number | undefined };
    body: undefined;
    response: ApiKeyPage;
  };
  /** Read who did what to a user's data */
  listAuditEvents: {
    parameters: { user_id: string; cursor?: string | undefined; limit?: number | undefined };
    body: undefined;
    response: AuditPage;
  };
  /** List or search the summaries of a user's conversations */
  listConversationSummaries: {
    parameters: { user_id: string; cursor?: string | undefined; from?: string | undefined; limit?: number | undefined; query?: string | undefined; suppressed?: boolean | undefined; to?: string | undefined };
    body: undefined;
    response: ConversationPage;
  };
  /** A user's conversations for an inbox */
  listConversations: {
    parameters: { user_identifier: string; cursor?: string | undefined; device_id?: string | undefined; limit?: number | undefined; q?: string | undefined };
    body: undefined;
    response: SessionPage;
  };
  /** List who and what a user's life consists of */
  listEntities: {
    parameters: { user_id: string; cursor?: string | undefined; kind?: string[] | undefined; limit?: number | undefined };
    body: undefined;
    response: EntityPage;
  };
  /** List the database's indexes */
  listIndexes: {
    parameters: object;
    body: undefined;
    response: IndexList;
  };
  /** List background jobs */
  listJobs: {
    parameters: { cursor?: string | undefined; limit?: number | undefined; state?: "waiting" | "running" | "retrying" | "dead" | undefined };
    body: undefined;
    response: JobPage;
  };
  /** List or search a user's long-term memories */
  listLongTermMemories: {
    parameters: { user_id: string; archived?: boolean | undefined; changed_since?: string | undefined; cursor?: string | undefined; kind?: string[] | undefined; limit?: number | undefined; origin?: "learned" | "written" | "imported" | undefined; pinned?: boolean | undefined; q?: string | undefined; scope?: string | undefined; suppressed?: boolean | undefined; valid_at?: string | undefined };
    body: undefined;
    response: LongTermMemoryPage;
  };
  /** Read a session's messages, oldest first */
  listMessages: {
    parameters: { session_id: string; after?: string | undefined; limit?: number | undefined; user_id: string };
    body: undefined;
    response: MessageBody[];
  };
  /** What a persona was, the newest first */
  listPersonaVersions: {
    parameters: { name: string; cursor?: string | undefined; limit?: number | undefined };
    body: undefined;
    response: PersonaVersionPage;
  };
  /** Whom one can talk to */
  listPersonas: {
    parameters: object;
    body: undefined;
    response: PersonaList;
  };
  /** List the sentences that the user pinned */
  listPins: {
    parameters: { user_id: string };
    body: undefined;
    response: MarkList;
  };
  /** List how the things in a user's life relate */
  listRelations: {
    parameters: { user_id: string; at?: string | undefined; cursor?: string | undefined; entity?: string | undefined; history?: boolean | undefined; limit?: number | undefined; predicate?: string | undefined };
    body: undefined;
    response: RelationPage;
  };
  /** List what was held back from a user's memory, oldest first */
  listReviews: {
    parameters: { user_id: string; cursor?: string | undefined; limit?: number | undefined; state?: "pending" | "approved" | "declined" | "all" | undefined };
    body: undefined;
    response: ReviewPage;
  };
  /** List a user's sessions, newest activity first */
  listSessions: {
    parameters: { cursor?: string | undefined; device_id?: string | undefined; limit?: number | undefined; q?: string | undefined; user_id: string };
    body: undefined;
    response: SessionPage;
  };
  /** The same as GET /api/v1/sessions */
  listSessionsShort: {
    parameters: { cursor?: string | undefined; device_id?: string | undefined; limit?: number | undefined; q?: string | undefined; user_id: string };
    body: undefined;
    response: SessionPage;
  };
  /** List what the user does not want mentioned */
  listSuppressions: {
    parameters: { user_id: string };
    body: undefined;
    response: MarkList;
  };
  /** List the versions of a user's memory, newest first */
  listVersions: {
    parameters: { user_id: string; cursor?: string | undefined; limit?: number | undefined };
    body: undefined;
    response: VersionPage;
  };
  /** Say that entities are one */
  mergeEntities: {
    parameters: { user_id: string; "Idempotency-Key"?: string | undefined };
    body: MergeEntitiesRequest;
    response: MergeEntitiesResponse;
  };
  /** Pause one kind of job */
  pauseJobKind: {
    parameters: { job: string };
    body: undefined;
    response: PausedResponse;
  };
  /** Pause all background jobs */
  pauseJobs: {
    parameters: object;
    body: undefined;
    response: PausedResponse;
  };
  /** Pin a long-term memory */
  pinLongTermMemory: {
    parameters: { memory_id: string; user_id: string; "If-Match"?: string | undefined };
    body: undefined;
    response: LongTermMemory;
  };
  /** Give a user the conversations of an invented person */
  populateSampleData: {
    parameters: { person?: number | undefined; user_identifier: string; "Idempotency-Key"?: string | undefined };
    body: undefined;
    response: SampleData;
  };
  /** Replace a user's memory as it was read */
  putMemory: {
    parameters: { user_id: string; "If-Match"?: string | undefined; "If-None-Match"?: string | undefined };
    body: PutMemoryRequest;
    response: SavedMemory;
  };
  /** Make or change a persona */
  putPersona: {
    parameters: { name: string; "If-Match"?: string | undefined; "If-None-Match"?: string | undefined };
    body: PersonaDefinition;
    response: Persona;
  };
  /** Rebuild the database's indexes */
  rebuildIndexes: {
    parameters: object;
    body: undefined;
    response: IndexList;
  };
  /** Fill the external vector store again */
  rebuildVectorStore: {
    parameters: object;
    body: undefined;
    response: VectorStoreState;
  };
  /** Record that a user consents or withdraws */
  recordConsent: {
    parameters: { user_id: string; "Idempotency-Key"?: string | undefined };
    body: ConsentRequest;
    response: ConsentHistory;
  };
  /** Give a session a title */
  renameSession: {
    parameters: { session_id: string; user_id: string };
    body: SessionPatch;
    response: ChatSession;
  };
  /** Make an earlier version the current memory */
  restoreVersion: {
    parameters: { user_id: string; version: number; "If-Match"?: string | undefined; "Idempotency-Key"?: string | undefined };
    body: undefined;
    response: RestoredVersion;
  };
  /** Resume one kind of job */
  resumeJobKind: {
    parameters: { job: string };
    body: undefined;
    response: PausedResponse;
  };
  /** Resume all background jobs */
  resumeJobs: {
    parameters: object;
    body: undefined;
    response: PausedResponse;
  };
  /** Run all dead jobs now */
  retryDeadJobs: {
    parameters: object;
    body: undefined;
    response: RetriedResponse;
  };
  /** Run a job now */
  retryJob: {
    parameters: { instance: string; job: string };
    body: undefined;
    response: JobResponse;
  };
  /** Revoke an API key */
  revokeApiKey: {
    parameters: { key_id: string };
    body: undefined;
    response: StatusMessage;
  };
  /** Give an API key a new secret */
  rotateApiKey: {
    parameters: { key_id: string };
    body: undefined;
    response: NewApiKey;
  };
  /** Create or replace a user's memory */
  saveMemory: {
    parameters: { "If-Match"?: string | undefined; "If-None-Match"?: string | undefined; "Idempotency-Key"?: string | undefined };
    body: SaveMemoryRequest;
    response: SavedMemory;
  };
  /** Find entities by what they are called, and by what they are */
  searchEntities: {
    parameters: { "Idempotency-Key"?: string | undefined };
    body: EntitySearchRequest;
    response: EntitySearchAnswer;
  };
  /** Say that an entity is two */
  splitEntity: {
    parameters: { user_id: string; "Idempotency-Key"?: string | undefined };
    body: SplitEntityRequest;
    response: SplitEntityResponse;
  };
  /** Don't mention a long-term memory */
  suppressLongTermMemory: {
    parameters: { memory_id: string; user_id: string; "If-Match"?: string | undefined };
    body: undefined;
    response: LongTermMemory;
  };
  /** Take a decision back */
  undoReview: {
    parameters: { review_id: string; user_id: string; "If-Match"?: string | undefined; "Idempotency-Key"?: string | undefined };
    body: undefined;
    response: Review;
  };
  /** Put this replica back into service */
  undrainReplica: {
    parameters: object;
    body: undefined;
    response: DrainResponse;
  };
  /** Unpin a long-term memory; it stays */
  unpinLongTermMemory: {
    parameters: { memory_id: string; user_id: string; "If-Match"?: string | undefined };
    body: undefined;
    response: LongTermMemory;
  };
  /** Let a long-term memory be mentioned again */
  unsuppressLongTermMemory: {
    parameters: { memory_id: string; user_id: string; "If-Match"?: string | undefined };
    body: undefined;
    response: LongTermMemory;
  };
  /** Change a user's settings */
  updateUserSettings: {
    parameters: { user_id: string };
    body: UserSettingsPatch;
    response: UserSettingsResponse;
  };
  /** Check the hash chain over a memory's versions */
  verifyVersions: {
    parameters: { user_id: string };
    body: undefined;
    response: VersionVerification;
  };
}

/** Where each operation is. */
export const routes = {
  addLongTermMemory: "POST /api/v1/users/{user_id}/memories",
  addPin: "POST /api/v1/memory/{user_id}/pins",
  addRelation: "POST /api/v1/users/{user_id}/relations",
  addSuppression: "POST /api/v1/memory/{user_id}/suppressions",
  approveReview: "POST /api/v1/memory/{user_id}/review/{review_id}/approve",
  changeEntity: "PATCH /api/v1/users/{user_id}/entities/{entity_id}",
  changeLongTermMemory: "PATCH /api/v1/users/{user_id}/memories/{memory_id}",
  changeRelation: "PATCH /api/v1/users/{user_id}/relations/{relation_id}",
  chat: "POST /api/v1/orcha/chat",
  createApiKey: "POST /api/v1/operations/api-keys",
  declineReview: "POST /api/v1/memory/{user_id}/review/{review_id}/decline",
  deleteEntity: "DELETE /api/v1/users/{user_id}/entities/{entity_id}",
  deleteLongTermMemory: "DELETE /api/v1/users/{user_id}/memories/{memory_id}",
  deleteMemory: "DELETE /api/v1/memory/{user_id}",
  deletePersona: "DELETE /api/v1/personas/{name}",
  deletePin: "DELETE /api/v1/memory/{user_id}/pins/{pin_id}",
  deleteRelation: "DELETE /api/v1/users/{user_id}/relations/{relation_id}",
  deleteSession: "DELETE /api/v1/sessions/{session_id}",
  deleteSuppression: "DELETE /api/v1/memory/{user_id}/suppressions/{suppression_id}",
  deleteUser: "DELETE /api/v1/users/{user_id}",
  diffVersions: "GET /api/v1/memory/{user_id}/diff",
  drainReplica: "POST /api/v1/operations/drain",
  editMemory: "PATCH /api/v1/memory/{user_id}",
  eraseUserMemory: "DELETE /memory/user/{user_identifier}",
  explainMemory: "GET /api/v1/memory/{user_id}/why",
  exportSession: "GET /api/v1/sessions/{session_id}/export",
  exportUser: "GET /api/v1/users/{user_id}/export",
  forget: "POST /api/v1/memory/{user_id}/forget",
  generateMemory: "POST /api/v1/memory/{user_id}/generate",
  getConsent: "GET /api/v1/users/{user_id}/consent",
  getContext: "GET /memory/context/{user_identifier}",
  getConversationSummary: "GET /api/v1/users/{user_id}/conversations/{session_id}",
  getEntity: "GET /api/v1/users/{user_id}/entities/{entity_id}",
  getGraph: "GET /api/v1/users/{user_id}/graph",
  getLongTermMemory: "GET /api/v1/users/{user_id}/memories/{memory_id}",
  getMemory: "GET /api/v1/memory/{user_id}",
  getMemoryStatus: "GET /memory/status",
  getMood: "GET /api/v1/users/{user_id}/mood",
  getPersona: "GET /api/v1/personas/{name}",
  getRelation: "GET /api/v1/users/{user_id}/relations/{relation_id}",
  getReplyMemory: "GET /api/v1/sessions/{session_id}/messages/{message_id}/memory",
  getSession: "GET /api/v1/sessions/{session_id}",
  getStatus: "GET /api/v1/operations/status",
  getUsage: "GET /api/v1/users/{user_id}/usage",
  getUserSettings: "GET /api/v1/users/{user_id}/settings",
  getUserSummary: "GET /memory/user/{user_identifier}/summary",
  getVectorStore: "GET /api/v1/operations/vector-store",
  getVersion: "GET /api/v1/memory/{user_id}/versions/{version}",
  giveFeedback: "POST /api/v1/memory/{user_id}/feedback",
  importSessions: "POST /api/v1/sessions/import",
  importUser: "POST /api/v1/users/import",
  listApiKeys: "GET /api/v1/operations/api-keys",
  listAuditEvents: "GET /api/v1/users/{user_id}/audit",
  listConversationSummaries: "GET /api/v1/users/{user_id}/conversations",
  listConversations: "GET /v1/sessions/{user_identifier}",
  listEntities: "GET /api/v1/users/{user_id}/entities",
  listIndexes: "GET /api/v1/operations/indexes",
  listJobs: "GET /api/v1/operations/jobs",
  listLongTermMemories: "GET /api/v1/users/{user_id}/memories",
  listMessages: "GET /api/v1/sessions/{session_id}/messages",
  listPersonaVersions: "GET /api/v1/personas/{name}/versions",
  listPersonas: "GET /api/v1/personas",
  listPins: "GET /api/v1/memory/{user_id}/pins",
  listRelations: "GET /api/v1/users/{user_id}/relations",
  listReviews: "GET /api/v1/memory/{user_id}/review",
  listSessions: "GET /api/v1/sessions",
  listSessionsShort: "GET /sessions",
  listSuppressions: "GET /api/v1/memory/{user_id}/suppressions",
  listVersions: "GET /api/v1/memory/{user_id}/versions",
  mergeEntities: "POST /api/v1/users/{user_id}/entities/merge",
  pauseJobKind: "POST /api/v1/operations/jobs/{job}/pause",
  pauseJobs: "POST /api/v1/operations/jobs/pause",
  pinLongTermMemory: "PUT /api/v1/users/{user_id}/memories/{memory_id}/pin",
  populateSampleData: "POST /memory/test/populate-sample-data",
  putMemory: "PUT /api/v1/memory/{user_id}",
  putPersona: "PUT /api/v1/personas/{name}",
  rebuildIndexes: "POST /api/v1/operations/indexes/rebuild",
  rebuildVectorStore: "POST /api/v1/operations/vector-store/rebuild",
  recordConsent: "POST /api/v1/users/{user_id}/consent",
  renameSession: "PATCH /api/v1/sessions/{session_id}",
  restoreVersion: "POST /api/v1/memory/{user_id}/versions/{version}/restore",
  resumeJobKind: "POST /api/v1/operations/jobs/{job}/resume",
  resumeJobs: "POST /api/v1/operations/jobs/resume",
  retryDeadJobs: "POST /api/v1/operations/jobs/retry-dead",
  retryJob: "POST /api/v1/operations/jobs/{job}/{instance}/retry",
  revokeApiKey: "DELETE /api/v1/operations/api-keys/{key_id}",
  rotateApiKey: "POST /api/v1/operations/api-keys/{key_id}/rotate",
  saveMemory: "POST /api/v1/memory",
  searchEntities: "POST /memory/search/entities",
  splitEntity: "POST /api/v1/users/{user_id}/entities/split",
  suppressLongTermMemory: "PUT /api/v1/users/{user_id}/memories/{memory_id}/suppression",
  undoReview: "POST /api/v1/memory/{user_id}/review/{review_id}/undo",
  undrainReplica: "POST /api/v1/operations/undrain",
  unpinLongTermMemory: "DELETE /api/v1/users/{user_id}/memories/{memory_id}/pin",
  unsuppressLongTermMemory: "DELETE /api/v1/users/{user_id}/memories/{memory_id}/suppression",
  updateUserSettings: "PATCH /api/v1/users/{user_id}/settings",
  verifyVersions: "GET /api/v1/memory/{user_id}/versions/verify",
} as const;
