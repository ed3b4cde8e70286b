// A study as catalogues describe it, written for these tests: no archive has it.
export const STUDY_DDI = `<?xml version="1.0" encoding="UTF-8"?>
<codeBook xmlns="ddi:codebook:2_5" version="2.5">
  <docDscr><citation><titlStmt><titl>About this document</titl></titlStmt></citation></docDscr>
  <stdyDscr>
    <citation>
      <titlStmt>
        <titl>Household Survey on Migration in Ghana</titl>
        <altTitl>HSMG</altTitl>
        <IDNo>GHA-2014-HSMG</IDNo>
      </titlStmt>
      <prodStmt><fundAg abbr="WB">World Bank</fundAg></prodStmt>
    </citation>
    <stdyInfo>
      <subject><keyword>remittances</keyword><keyword>return</keyword></subject>
      <abstract>To measure migration &amp; remittances of <emph>households</emph> in two regions.</abstract>
      <sumDscr>
        <collDate event="start" date="2014-03" cycle="Round 1"/>
        <collDate event="end" date="2014-06-30" cycle="Round 1"/>
        <collDate date="March"/>
        <nation abbr="GHA">Ghana</nation>
        <nation>Congo</nation>
        <nation>Kingdom of Nowhere</nation>
        <geogCover>Two regions only</geogCover>
        <universe>Households with a member abroad.</universe>
      </sumDscr>
    </stdyInfo>
    <method>
      <dataColl>
        <frequenc>annual</frequenc>
        <dataCollector abbr="GSS" affiliation="Government of Ghana">Ghana Statistical Service</dataCollector>
        <sampProc>Two stages: areas, then households.</sampProc>
      </dataColl>
    </method>
    <dataAccs>
      <setAvail><accsPlac URI="https://example.org/catalog/1">Catalogue</accsPlac></setAvail>
      <useStmt><conditions>For research only.</conditions></useStmt>
    </dataAccs>
    <othrStdyMat><relMat>Report of 2015, on paper</relMat></othrStdyMat>
  </stdyDscr>
  <dataDscr><var name="a"/></dataDscr>
</codeBook>
`;
