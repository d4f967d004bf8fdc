/** The documents that the figures were read in. A figure cites one of them by its tag. */

export interface Source {
  readonly title: string;
  readonly address: string;
  readonly note: string;
}

export const SOURCES: Readonly<Record<string, Source>> = {
  EDWORLD_2005: {
    title: 'educationworld.net: Teacher Salary Information - the United Kingdom',
    address: 'http://www.educationworld.net/salaries_uk.html',
    note: 'M1-M6, U1-U3 for 4 areas; year not stated, dated Sept 2005 by TES_CAREER_2006 ("last year ... £19,161") and by x1.025 = Sept 2006 values',
  },
  TES_CAREER_2006: {
    title: 'TES "Ask a career expert", 24 Nov 2006',
    address: 'https://www.tes.com/news/ask-career-expert',
    note: 'M1 £19,641 (lowest area) to £23,577 (highest area); last year £19,161; M2 £21,195 outside London; TLR2 2,306-5,638; cites STPCD 2006 para 18.1.3',
  },
  TES_Q23: {
    title: 'TES Q&A (John Howson), undated, main scale figures of Sept 2006',
    address: 'https://www.tes.com/news/q-23',
    note: 'M3 £22,899, M4 £24,660, M5 £26,604 outside London',
  },
  TES_QA35_2007: {
    title: 'TES Q&A 6 July 2007',
    address: 'https://www.tes.com/news/tes-archive/tes-publication/qa-35',
    note: 'top of upper pay spine £33,444 outside London (2006/07)',
  },
  TES_QA74_2007: {
    title: 'TES Q&A 14 Dec 2007',
    address: 'https://www.tes.com/news/tes-archive/tes-publication/qa-74',
    note: 'Sept 2007 main £20,133-£29,427, upper £31,878-£34,281; ET set salary £35,874; AST "£34,083 to £51,819" (AST pair is of Sept 2006 - see the note on the pension rate)',
  },
  PT_2005: {
    title: 'Personnel Today: Teachers to gain 5% pay rise over two years',
    address: 'https://www.personneltoday.com/hr/teachers-to-gain-5-pay-rise-over-two-years/',
    note: 'awards 2.5% Sept 2006 and 2.5% Sept 2007; £19,641; central London £23,577; £33,444',
  },
  TMONEY_2008: {
    title: 'Teachers Money: Teachers\' Pay (Sept 2008)',
    address: 'http://teachersmoney.co.uk/teachers_pay_26.html',
    note: 'M1 and M6 for 4 areas; head max £99,585',
  },
  HANS_2008_01_15: {
    title: 'Lords written ministerial statement, School Teachers\' Review Body, 15 Jan 2008',
    address: 'https://hansard.parliament.uk/Lords/2008-01-15/debates/080115100000006/SchoolTeachers%E2%80%99ReviewBody',
    note: '2.45% Sept 2008; 2.3% Sept 2009 and 2010; MFG 2.1% announced 12 Nov 2007',
  },
  XPERT_2010: {
    title: 'XpertHR: Public sector pay 2010: schoolteachers and support staff',
    address: 'https://www.xperthr.co.uk/commentary-and-analysis/public-sector-pay-2010-schoolteachers-and-support-staff/104579/',
    note: '2.3% from 1 Sept 2010, final stage; two-year freeze from Sept 2011',
  },
  PUK_2011: {
    title: 'politics.co.uk reference: Teachers\' pay (mirror)',
    address: 'https://politicsuk.designs.brafton.com/reference/teachers-pay/',
    note: 'M1-M6, U1-U3, 4 areas, "2011 (no change from 2010)"',
  },
  NAS_2010: {
    title: 'NAS Volunteer Support: How much do teachers earn?',
    address: 'https://nasvolunteersupport.org/knowledge-bank/teaching/how-much-do-teachers-earn',
    note: 'AST £37,461 to £56,950 outside London; leadership £37,461 to £105,097; M1 £21,588; U3 £36,756. Undated; values = Sept 2010-Aug 2013',
  },
  DFE_GIT_2013: {
    title: 'DfE Get into teaching: salary (2013/14)',
    address: 'http://dfe.gov.uk/get-into-teaching/salary.aspx',
    note: 'M1 £21,804 / inner £27,270; leading practitioners up to £57,520 outside London and £64,677 in London',
  },
  TES_2015: {
    title: 'TES: Qualified teachers\' pay scales (2015/2016)',
    address: 'https://www.tes.com/articles/qualified-teachers-pay-scales',
    note: 'leading practitioner min and max, 4 areas; upper range max',
  },
  NEU_2016: {
    title: 'EC Meeting Papers March 2018: School Teachers\' Pay 2016-17 appendix',
    address: 'https://cld.bz/Twc86ci/103/',
    note: 'main, upper, leading practitioner ranges; LP min = leadership min, LP max = L18',
  },
  KEY_2021: {
    title: 'The Key: pay award for teachers 2021',
    address: 'https://schoolleaders.thekeysupport.com/staff/pay-and-progression/performance-related-pay/pay-award-for-teachers-2021/?marker=sub-sub-topic',
    note: 'LP ranges 2021/22, 4 areas, no change from 2020',
  },
  DFE_CALC_2023: {
    title: 'DFE-Digital/teacher-pay-calculator config/calculator.yml commit 2455a18 (2023-07-11, "New salary figures")',
    address: 'https://github.com/DFE-Digital/teacher-pay-calculator (commit 2455a18)',
    note: '"current" = 2022/23, "future" = 2023/24; official DfE calculator',
  },
  DFE_CALC_2024: {
    title: 'same, commit 3a76dfc (2024-07-23)',
    address: 'https://github.com/DFE-Digital/teacher-pay-calculator (commit 3a76dfc)',
    note: 'current = 2023/24, future = 2024/25',
  },
  DFE_CALC_2025: {
    title: 'same, commit a5b66e6 (2025-05-29, "Update calculator with 2025 pay award")',
    address: 'https://github.com/DFE-Digital/teacher-pay-calculator (commit a5b66e6)',
    note: 'current = 2024/25, future = 2025/26',
  },
  DFE_CALC_2026: {
    title: 'same, commit 98082ed (2026-07-01, "2026 pay awards")',
    address: 'https://github.com/DFE-Digital/teacher-pay-calculator (commit 98082ed)',
    note: 'current = 2025/26, first_year_future = 2026/27, second_year_future = 2027/28',
  },
  HANS_MFG_2008: {
    title: 'TheyWorkForYou: written answer 15 July 2008 (minimum funding guarantee)',
    address: 'https://www.theyworkforyou.com/wrans/?id=2008-07-15b.218229.h',
    note: 'MFG introduced 2004-05; 2004-05 level 3.4% (secondary; also quoted for primary); 2005-06 primary 4.9%',
  },
  TES_MFG_2005: {
    title: 'TES: Primaries win dash for cash (Dec 2005)',
    address: 'https://www.tes.com/news/primaries-win-dash-cash',
    note: '2006-07 4% primary, 3.4% secondary; 2007-08 3.7% all schools',
  },
  CSF_2008: {
    title: 'House of Commons Children, Schools and Families Committee report HC 213 (2007-08), section 3 Schools\' funding, para 35',
    address: 'https://publications.parliament.uk/pa/cm200708/cmselect/cmchilsch/213/21306.htm',
    note: 'MFG 2.1% in 2008-09 compared with 3.7% in 2007-08',
  },
  TES_PEN_2003: {
    title: 'TES: How pensions contribute to funding crisis, 13 June 2003',
    address: 'https://www.tes.com/news/tes-archive/tes-publication/how-pensions-contribute-funding-crisis',
    note: 'employer 8.35% to 13.5%; member 6%',
  },
  TP_2014: {
    title: 'Teachers\' Pensions: Employer contribution changes from Sept 2015',
    address: 'https://www.teacherspensions.co.uk/news/employers/2014/03/teachers-pension-scheme-tps-actuarial-valuation.aspx',
    note: 'existing rate 14.1% until Sept 2015, then 16.4%',
  },
  GROVE_2005: {
    title: 'Grove King: Budget 2005 national insurance tables',
    address: 'http://groveking.com/budget_2005/national_insurance_tables.htm',
    note: '2005-06: employer threshold-UEL 12.8 / 9.3 (contracted-out salary related) / 11.8; LEL 82, ET 94, UEL 630 weekly',
  },
  GROVE_2006: {
    title: 'Grove King: Budget 2006 national insurance',
    address: 'http://groveking.com/budget_2006/national_insurance.htm',
    note: '2006-07: 12.8 / 9.3 / 11.8; LEL 84, ET 97, UEL 645 weekly',
  },
  TAX_2007: {
    title: 'Taxation: PBR news 18 Dec 2006, NIC 2007-08',
    address: 'https://www.taxation.co.uk/articles/2006-12-18-4620-news-pbr',
    note: 'LEL 87, UEL 670, ST 100, 12.8%, salary-related rebate 3.7%',
  },
  KIQI_0810: {
    title: 'KiQi: National Insurance rates and allowances 2008-09 to 2010-11 (HMRC table)',
    address: 'https://kiqi.co.uk/rates-and-allowances-national-insurance-contributions/',
    note: 'LEL, UEL, UAP, ST, rates, rebates',
  },
  BFMS_0911: {
    title: 'BFMS: National Insurance Rate Information 2009-10 to 2011-12 (HMRC table)',
    address: 'https://www.bfmsltd.co.uk/national-insurance-rate-information/',
    note: 'as above',
  },
  BARNES_2012: {
    title: 'Barnes Roffe: NIC summary 2012 (2012/13 and 2011/12)',
    address: 'https://www.barnesroffe.com/tax/budget/national-insurance-contributions-summary-2012/',
    note: 'weekly, monthly, annual limits; contracted-out rebate 3.4% (2012/13), 3.7% (2011/12)',
  },
  CROSS_2013: {
    title: 'Cross & Bowen: NIC 2013/14 and 2012/13',
    address: 'http://www.crossandbowen.co.uk/download/budgets/2013/nics.html',
    note: '2013/14 and 2012/13 limits, rebate 3.4%',
  },
  GOV_AST_END: {
    title: 'DfE (webarchive 2014-01-07): AST and ETS',
    address: 'http://webarchive.nationalarchives.gov.uk/20140107093529/https:/www.education.gov.uk/schools/careers/traininganddevelopment/ast/a0013973/ast-and-ets',
    note: 'AST/ET assessment ended 31 Aug 2013; leading practitioner posts from 1 Sept 2013',
  },
  BBC_TPS_MIRROR: {
    title: 'BBC explainer of public pensions (mirror of news/business-11446829)',
    address: 'http://masterjvbp.com/news/business-11446829.amp',
    note: 'employees 6.4%, employers 14.1%; from 1 Jan 2007 total 20.5% (19.75 + 0.75)',
  },
  G2009: {
    title: 'Advanced Skills Teachers: Promoting excellence (DCSF, 2009)',
    address: '',
    note: 'AST ends Sept 2009; £15,500 = £6,200 + £9,300; £300 a post, min £5,000',
  },
  W: {
    title: 'Advanced Skills Teacher: Enhancing Education (web article)',
    address: '',
    note: 'AST pay £35,794 to £54,417, Inner London to £61,188 (Sept 2008 values, undated in the text)',
  },
  SW_2017: {
    title: 'Schools Week: Pay scales for teachers and leaders in England and Wales from September 2017',
    address: 'https://schoolsweek.co.uk/pay-scales-for-teachers-and-leaders-in-england-and-wales-from-september-2017/',
    note: 'leading practitioner min and max 2016 and 2017, 4 areas',
  },
  BUSBYS_2008: {
    title: 'Busbys: National Insurance 2008-09',
    address: 'https://www.busbys.co.uk/documents/bs_08_14.htm',
    note: 'contracted-out employer: nil to 5,435; 9.1% to 40,040; 12.8% above',
  },
  CFR_2003: {
    title: 'The Consistent Financial Reporting (England) Regulations 2003, SI 2003/373',
    address: 'http://www.bailii.org/uk/legis/num_reg/2003/20030373.html',
    note: 'I01 Funds delegated by the local education authority, I05 Standards Fund, I06 Other Government grants, I07 Other grants',
  },
  CFR_2014: {
    title: 'Consistent financial reporting frameworks 2014 to 2015 and 2015 to 2016 (DfE)',
    address: 'https://vdocuments.us/consistent-financial-reporting-framework-2015-to-2016.html',
    note: 'I01 funds delegated by the local authority, I05 pupil premium, I06 other government grants, I07 other grants and payments received, E01 teaching staff, E02 supply teaching staff, E26 agency supply teaching staff',
  },
  CFR_2024: {
    title: 'Consistent financial reporting framework 2024 to 2025: expenditure (DfE)',
    address: 'https://gov.uk/guidance/consistent-financial-reporting-framework-2024-to-2025/expenditure',
    note: 'permanent teaching staff: gross pay including allowances and the employer’s contributions to National Insurance and teachers’ pensions; supply teachers employed directly see E02, agency staff see E26',
  },
  CFR_CODES_2010: {
    title: 'WhatDoTheyKnow: school level outturn 2009-10, answer of the Department for Education',
    address: 'https://www.whatdotheyknow.com/request/la_school_level_out_turn_200910',
    note: 'CFR codes of the year to April 2010: E02 supply teachers, E10 supply insurance, E26 agency supply staff',
  },
  HANS_SF_2004: {
    title: 'Commons written answer, 26 February 2004, vol 418 cc539-41W (Standards Fund grants 2003-04)',
    address: 'https://api.parliament.uk/historic-hansard/written_answers/2004/feb/26/fundsgrants',
    note: 'Advanced Skills Teachers £57.4 million among the Standards Fund grants of 2003-04',
  },
  HANS_SF_2009: {
    title: 'Commons written answer, 8 July 2009: Schools: Finance (Standards Fund allocations 2008-09 and 2009-10)',
    address: 'https://hansard.parliament.uk/Commons/2009-07-08/debates/090708110000041/SchoolsFinance',
    note: 'School Development Grant among the revenue grants of the Standards Fund in 2008-09 and 2009-10',
  },
  NORFOLK_2011: {
    title: 'Norfolk management information sheet: Finance Grants Allocation Process 2011-12',
    address: 'https://csapps.norfolk.gov.uk/csshared/ecourier2/misheet.asp?misheetid=16831',
    note: 'School Development Grant amalgamated into the Dedicated Schools Grant from April 2011',
  },
  BANK_HOLIDAYS: {
    title: 'date-holidays 3.37.0, England and Wales (data CC BY 3.0)',
    address: 'https://github.com/commenthol/date-holidays',
    note: 'bank holidays 2000 to 2027, but for 2002, 2011 and 2012',
  },
  BANK_HOLIDAYS_MOVED: {
    title: 'English Holidays (oops.se)',
    address: 'https://ical.oops.se/holidays/England.html',
    note: 'spring bank holiday on 4 June in 2002 and 2012; 3 June 2002, 29 April 2011 and 5 June 2012',
  },
};
