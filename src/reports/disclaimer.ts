// The words that stand on every export and on every map.

/** As printed in ESA/P/WP.204, the report of the Fifth Coordination Meeting. */
export const DISCLAIMER =
  "The designations employed in this report and the material presented in it do not imply the expression of any " +
  "opinion whatsoever on the part of the Secretariat of the United Nations concerning the legal status of any country, " +
  "territory, city or area or of its authorities, or concerning the delimitation of its frontiers or boundaries.";

/** The sentence of United Nations maps. On the use of maps: https://www.un.org/depts/Cartographic/ST-AI-189-Add_25-Rev_1.htm */
export const MAP_DISCLAIMER =
  "The boundaries and names shown and the designations used on this map do not imply official endorsement or " +
  "acceptance by the United Nations.";
