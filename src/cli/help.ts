/** The help of the command line. */
export const HELP = `ast-planner: plans the pay and funding of Advanced Skills Teachers from a school's own staff workbook

  ast-planner template OUT.xlsx       a sample workbook to start from
  ast-planner plan IN.xlsx [options]  the budget projection
  ast-planner range [options]         what a pay range costs
  ast-planner compare IN.xlsx NAME [NAME]  two saved plans side by side
  ast-planner sdg IN.xlsx [options]   the School Development Grant by school and year
  ast-planner audit IN.xlsx [options] posts, allocations and payments against the rules
  ast-planner eligibility IN.xlsx [options]  who may become an AST, and who an Advanced Teacher
  ast-planner timetable --applied DATE  the latest dates from an application to AST pay
  ast-planner ast2 IN.xlsx --post ID  the facts for form AST2
  ast-planner practitioners IN.xlsx [options]  leading practitioners, from September 2013
  ast-planner COMMAND --help          what a command takes
  ast-planner --version

Exit codes: 0 done; 1 done, but rows were left out or an error was found; 2 not done.
`;

export const COMMAND_HELP: Readonly<Record<string, string>> = {
  template: `ast-planner template OUT.xlsx

Writes a sample staff workbook. An existing file is not replaced.

Example:
  ast-planner template staff.xlsx
`,
  plan: `ast-planner plan IN.xlsx [-o OUT.xlsx] [options]

Reads the staff sheet, plans every AST post and, with -o, writes the workbook with the AST sheets added.
Everything else in the workbook stays as it is. OUT may be IN.

  -o, --output FILE      the workbook to write
  --sheet NAME           the staff sheet, where several look like one
  --area AREA            Rest, Fringe, Outer or Inner, for rows that name none
  --map "HEADING=COLUMN" what a heading of the sheet means, or “not read”; may be repeated
  --from YEAR            first financial year (default 2009-10)
  --years N              number of financial years (default 3)
  --policy 0|1|2         points each September where none are decided (default 1)
  --award YEAR=PERCENT   award of a September without a pay table; may be repeated
  --method average|actual  how the grant is reckoned (default average)
  --cfr years|months|no  amounts by CFR code, by year or also by month: the sheet “AST CFR”
  --cfr-csv FILE         the same as a CSV file for a finance system
  --sensitivity          what single changes would do: the sheet “AST Sensitivity”
  --progression-funded yes|no  whether the authority funds points gained, beyond the average cost (default no)
  --ni exact|table       basis of employer's National Insurance (default exact)
  --formulas             writes figures as formulas, which follow what is changed on the AST sheets (default up to 2,000 posts)
  --values               writes figures as values, which stay until the next plan; what was said last is kept
  --save-as NAME         keeps the plan under a name on “AST Scenarios”
  --replace              saves over the scenario that has the name
  --approve [NAME]       approves a scenario, so that it is neither replaced nor deleted; without a name the one saved
  --instead              approves it in place of the one that is approved
  --unlock               lifts the approval
  --last-year FILE       last year's workbook: what changed since, and why the figure moved, on “AST Roll forward”
  --bridge-year YEAR     the year of this plan to lead to (default its first); 2009-10:2010-11 names last year's too
  --json                 one JSON object on standard output, money in pence

Examples:
  ast-planner plan staff.xlsx -o plan.xlsx
  ast-planner plan plan.xlsx -o plan.xlsx --policy 2 --save-as "Two points"
  ast-planner plan staff.xlsx -o staff.xlsx --area Inner --from 2010-11 --years 2
  ast-planner plan staff.xlsx --award 2013=1 --award 2014=1 --from 2012-13 --json
`,
  range: `ast-planner range --area AREA --on DATE --start POINT [options]

Shows the five points of a range, U1 to U3 beside them, the increase over present pay, the way to the top, what the range
costs in three financial years with the grant by both methods and what the school pays, all fourteen ranges, and which of
them the grant covers.

  --area AREA            Rest, Fringe, Outer or Inner
  --on DATE              the first day in the post, such as 2009-09-01: its pay table is used
  --start POINT          first point of the range, 1 to 14
  --reference POINT      what the teacher earns now, such as M6 or U3 (default U3)
  --now AMOUNT           or what the teacher earns now in £, for a full-time year
  --fte FTE              1, 0.6, 60%, 15/25 (default 1)
  --cover AMOUNT         what cover for the outreach costs a year, in £: else no cost of cover counts
  --ends DATE            what if the post ends on this day
  --revert-to POINT      U1, U2 or U3 after that (default the U point held before, else U1)
  --school-pays-at-most AMOUNT  which ranges keep the school's share at or below so much a year
  --policy 0|1|2         points each September (default 1)
  --method average|actual  the grant that the searches reckon with (default average)
  --award YEAR=PERCENT   award of a September without a pay table; may be repeated
  -o, --output FILE      a new workbook with the sheet “AST Range model”
  --json                 one JSON object on standard output, money in pence

Examples:
  ast-planner range --area Rest --on 2009-09-01 --start 11 --reference U3
  ast-planner range --area Rest --on 2009-09-01 --start 11 --now 38000 --school-pays-at-most 5000
  ast-planner range --area Inner --on 2010-09-01 --start 7 --ends 2012-08-31 --revert-to U2 -o range.xlsx
`,
  sdg: `ast-planner sdg IN.xlsx [-o OUT.xlsx] [options]

Reads a list of schools (School, Phase, SDG 2005-06, Pupils 2005-06, Pupils 2009-10 and so on) and projects the School
Development Grant of each school and of the authority. Where the workbook has a staff list too, it says whether an AST
post is live at each school. With -o, writes the workbook with the sheet “AST SDG” and leaves all else as it is.

  -o, --output FILE      the workbook to write
  --sheet NAME           the list of schools, where several look like one
  --from YEAR            first financial year (default that of the plan in the workbook, else 2009-10)
  --years N              number of financial years (default as in the plan in the workbook, else 3)
  --growth PERCENT       yearly growth of pupils, for years after the last one counted, where the list gives none;
                         for this run only: put it into the column Growth % of the list to keep it
  --guarantee PHASE:YEAR=PERCENT  your own minimum funding guarantee; may be repeated
  --json                 one JSON object on standard output, money in pence

Examples:
  ast-planner sdg schools.xlsx --from 2009-10 --years 2
  ast-planner sdg schools.xlsx -o schools.xlsx --growth 1.5 --guarantee primary:2011-12=1.5 --guarantee secondary:2011-12=1.5
`,
  audit: `ast-planner audit IN.xlsx|FOLDER [-o OUT.xlsx] [options]

Looks for AST posts, allocations and payments that do not stand as the rules say, over one school or an authority.
IN.xlsx holds staff lists of one or many schools and, on sheets of their own, what the authority keeps: a register of
schools (School, Establishment, Phase, Category, Teachers), allocations (School or Establishment, Year, SDG, AST part,
Posts funded) and payments (School or Establishment, Stream or Paid on, Amount). A FOLDER holds one workbook for each
school; the authority's lists may be in any of them. With -o, writes the sheet “AST Audit”; reasons that you write there
beside findings are kept by the next audit.

  -o, --output FILE      the workbook to write
  --on DATE              the day that is looked at, such as 2010-03-31 (default today; since the grade ended on
                         31 August 2013, the end of the newest year of the allocations and payments)
  --sheet NAME           the only staff list to read (default every sheet that is one)
  --area AREA            Rest, Fringe, Outer or Inner, for rows that name none
  --school-days NUMBER   the days of your school year, on which outreach is counted (default 190, an assumption); kept on
                         “AST Outreach”
  --json                 one JSON object on standard output, money in pence

Examples:
  ast-planner audit authority.xlsx --on 2010-03-31 -o authority.xlsx
  ast-planner audit schools-folder --on 2010-03-31 -o audit.xlsx
  ast-planner audit authority.xlsx --on 2010-03-31 --json
`,
  practitioners: `ast-planner practitioners IN.xlsx [-o OUT.xlsx] [options]

Leading practitioners, the grade that followed AST on 1 September 2013. Checks the range, the points and the pay of each
against the minimum and maximum of each school year, and plans every post across 31 August 2013: AST until then, leading
practitioner after it. A row is one with the role Leading practitioner and LP pay, or an AST with LP pay.
With -o, writes the workbook with the sheet “AST Leading practitioners” and leaves all else as it is.

  -o, --output FILE      the workbook to write
  --sheet NAME           the staff sheet, where several look like one
  --area AREA            Rest, Fringe, Outer or Inner, for rows that name none
  --map "HEADING=COLUMN" what a heading of the sheet means, or “not read”; may be repeated
  --from YEAR            first financial year (default that of the plan in the workbook, else 2013-14)
  --years N              number of financial years (default 2, or to 2014-15 where the plan in the workbook is longer)
  --bound AREA:YEAR=MINIMUM-MAXIMUM  your own minimum and maximum from 1 September of the year, in £; may be repeated
  --json                 one JSON object on standard output, money in pence

Examples:
  ast-planner practitioners staff.xlsx
  ast-planner practitioners staff.xlsx -o practitioners.xlsx --area Rest --from 2013-14 --years 2
  ast-planner practitioners staff.xlsx --bound Rest:2013=38000- --bound Rest:2014=38000-58000
`,
  compare: `ast-planner compare IN.xlsx NAME [NAME] [options]

Compares two scenarios that were saved with plan --save-as, or one with the plan of the workbook as it is now:
what differs in the inputs, then by how much each figure differs, the second less the first.

  -o, --output FILE      writes the workbook with the comparison on “AST Comparison”
  --sheet, --area, --map as for plan, where the workbook is planned
  --json                 one JSON object on standard output, money in pence

Examples:
  ast-planner compare plan.xlsx "As now" "Two points"
  ast-planner compare plan.xlsx "As now"
  ast-planner compare plan.xlsx "As now" "Two points" -o plan.xlsx
`,
  eligibility: `ast-planner eligibility IN.xlsx [-o OUT.xlsx] [options]

Reads every row of the staff list, ASTs and others, and says for each whether the teacher may be assessed as an AST, what the
assessment would cover, and whether the teacher may become an Advanced Teacher (ATS) in further education: eligible, not
eligible, or which fact is missing. It needs the columns Qualification (QTS, QTLS) and Qualified on (the day). It also follows
teachers who passed the AST assessment and took up no post. With -o, writes the workbook with the sheet “AST Eligibility”.

  -o, --output FILE      the workbook to write
  --on DATE              the day for which is asked, such as 2010-09-01 (default today)
  --sheet NAME           the staff sheet, where several look like one
  --area AREA            Rest, Fringe, Outer or Inner, for rows that name none: only for what a finding is worth
  --map "HEADING=COLUMN" what a heading of the sheet means, or “not read”; may be repeated
  --json                 one JSON object on standard output, money in pence

Examples:
  ast-planner eligibility staff.xlsx --on 2010-09-01
  ast-planner eligibility college.xlsx -o college.xlsx --map "Teaching status=Qualification"
`,
  timetable: `ast-planner timetable --applied DATE [options]

Shows the latest date of each step from an application for AST assessment to the first AST pay, in working days of England
and Wales, with a sentence for each; which standards are assessed; and what follows if they are not met.

  --applied DATE         the day on which the headteacher receives the application, such as 2009-10-05
  --stage STAGE          main (main scale), threshold (upper pay spine) or excellent (Excellent Teacher); else all three
  --hours SCHOOL=HOURS   where the teacher works at several schools: the hours at each, to find the designated headteacher
  --json                 one JSON object on standard output

Examples:
  ast-planner timetable --applied 2009-10-05 --stage main
  ast-planner timetable --applied 2010-03-15 --hours "Ashby=15" --hours "Brook=10"
`,
  ast2: `ast-planner ast2 IN.xlsx --post ID [--post ID] [-o OUT.xlsx] [options]

Puts together what form AST2 asks about a post, from the staff list, and what is still missing before it can be sent. With -o,
writes the workbook with the sheet “AST AST2”, one page for each post, and leaves all else as it is. It is a copy of facts for
the form and not the form itself.

  --post ID              the post, by its Post ID; may be repeated
  -o, --output FILE      the workbook to write; OUT may be IN
  --sheet NAME           the staff sheet, where several look like one
  --area AREA            Rest, Fringe, Outer or Inner, for rows that name none
  --map "HEADING=COLUMN" what a heading of the sheet means, or “not read”; may be repeated
  --json                 one JSON object on standard output, money in pence

Examples:
  ast-planner ast2 staff.xlsx --post P1
  ast-planner ast2 staff.xlsx --post P1 --post P2 -o forms.xlsx
`,
};
