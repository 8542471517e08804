/** Alerts `a` of people who work in their organisation still: whoever works there no more is told nothing. */
export const AT_WORK = `EXISTS (
  SELECT 1 FROM memberships ms WHERE ms.member_id = a.member_id AND ms.organisation_id = a.organisation_id AND ms.ended_at IS NULL)`;
