// Findings as they come out of the database, with who reported them and when.
import { z } from "zod";
import { MeetingId, OrganizationId } from "../../src/domain/ids.ts";
import { FindingId, FindingKind, FindingStatus, FindingText, Visibility } from "../../src/findings/finding.ts";
import type { FoundFinding } from "../../src/ports/findings.ts";
import { PartialDate } from "../../src/questionnaire/answer.ts";
import { EpochMilliseconds } from "./rows.ts";

/** Over `findings f`, and what `FOUND_JOINS` joins to it. */
export const FOUND = `json_build_object(
  'id', f.id, 'responseId', f.response_id, 'kind', f.kind, 'title', f.title, 'status', f.status,
  'starts', f.starts, 'ends', f.ends, 'themes', f.themes, 'areas', f.areas,
  'bestPractice', f.best_practice, 'newInitiative', f.new_initiative, 'visibility', f.visibility,
  'language', f.language, 'texts', f.texts, 'submission', f.submission,
  'submittedAt', extract(epoch FROM f.submitted_at) * 1000,
  'organization', json_build_object('id', o.id, 'name', o.name, 'acronym', o.acronym),
  'meeting', json_build_object('id', m.id, 'title', m.title, 'timeZone', m.time_zone),
  'instrument', json_build_object('id', f.instrument_id, 'version', f.instrument_version),
  'demonstration', s.demonstration)`;

export const FOUND_JOINS = `JOIN responses s ON s.id = f.response_id
  JOIN organizations o ON o.id = f.organization_id JOIN meetings m ON m.id = f.meeting_id`;

export const FindingOrganizationRow = z.object({ id: OrganizationId, name: z.string(), acronym: z.string() });

export const FoundRow: z.ZodType<FoundFinding> = z.object({
  id: FindingId,
  responseId: z.string(),
  kind: FindingKind,
  title: z.string().nullable(),
  status: FindingStatus.nullable(),
  starts: PartialDate.nullable(),
  ends: PartialDate.nullable(),
  themes: z.array(z.string()),
  areas: z.array(z.string()),
  bestPractice: z.boolean(),
  newInitiative: z.boolean(),
  visibility: Visibility,
  language: z.string(),
  texts: z.array(FindingText),
  submission: z.number().int(),
  submittedAt: EpochMilliseconds,
  organization: FindingOrganizationRow,
  meeting: z.object({ id: MeetingId, title: z.string(), timeZone: z.string() }),
  instrument: z.object({ id: z.string(), version: z.number().int() }),
  demonstration: z.boolean(),
});
