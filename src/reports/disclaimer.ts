// The words that stand on every export.

/** As printed in ESA/P/WP.204, the report of the Fifth Coordination Meeting. */
export const DISCLAIMER =
  "The designations employed in this report and the material presented in it do not imply the expression of any " +
  "opinion whatsoever on the part of the Secretariat of the United Nations concerning the legal status of any country, " +
  "territory, city or area or of its authorities, or concerning the delimitation of its frontiers or boundaries.";
