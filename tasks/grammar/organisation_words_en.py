"""The nouns that English names of organisations open and close with, and the words that are no part of one."""

import re

from tasks.grammar.phrases import word_set

# Nouns that open a name: "Ministry of …", "Secretariat of …".
HEADS = word_set(
    "Ministry Department Administration Government Secretariat Academy Association Institute University Council Committee "
    "Commission Agency Bureau Office Centre Center Chamber Federation Union Bank Fund Board Authority Faculty School "
    "Embassy Society Organization Organisation League Alliance Network Assembly Parliament Confederation Foundation "
    "Corporation Company Institution Branch Directorate Inspectorate Prefecture Municipality Division Delegation "
    "College Laboratory Museum Consortium Platform Group Initiative Roundtable Coalition Tribunal Observatory Inspection "
    "Cooperative Confederacy Registry Mission"
)
# Nouns that close a name: "Federal State Statistics Service".
TAILS = word_set(
    "Ministry Agency Service Bank Fund Council Committee Commission Association Institute University Academy Centre Center "
    "Corporation Company Foundation Federation Union Society Organization Organisation Authority Board Bureau Office "
    "Administration Government Secretariat Chamber Alliance Network Consortium Group Holding Holdings Industries "
    "Laboratory Lab Laboratories Trust College School Inspectorate Directorate Confederation League Parliament Duma "
    "Estate Facility Programme Program Coalition Assembly Cluster Technopark Exchange Observatory Institut Stiftung Roundtable "
    "Tribunal Cooperative Polytechnic"
)
LEGAL = word_set("Ltd Ltd. LLC JSC OJSC PJSC CJSC GmbH Inc Inc. AG PLC plc S.A. SA SE NV BV Oy AB Corp Co Limited LLP")
LEGAL_BEFORE = word_set("JSC OJSC PJSC CJSC LLC OOO OAO AO SEZ NGO FSUE FGUP PAO NPO ANO")
# Words that a tail noun alone, or with such words only, does not make an organisation.
GENERIC = word_set(
    "The A An This That These Those Its Their Our Your His Her New Joint Special Annual Each All Any Both In On At By For "
    "From With Of To And Or But Also Another Other Such First Second Third Member Project Country "
    "During After Before Since While When Where As Under Further More Some Many Several Most Every No Not One Two Three "
    "Mr Mrs Ms Dr Prof"
)
# Programmes are named bodies only with a country or a proper adjective before them.
WEAK_TAILS = word_set("Programme Program Group Facility Service Office Board Platform Initiative Exchange Trust")
WEAK_HEADS = word_set("Initiative Platform Group")
NEVER_FEDERAL = word_set("Programme Program Facility Initiative")
STARTERS = word_set(
    "Federal National State International Global European African Asian Regional Intergovernmental Interregional Central "
    "General Royal Eurasian Republican Supreme Public Arab American"
)

# "Group" closes a firm's name, but not after words that say what the group is for or of whom it is.
GROUP_KINDS = word_set(
    "Working Expert Experts Advisory Task Steering Contact Focus Core Target Study Consultative Technical Coordination "
    "Coordinating "
    "Reference Age Interest Discussion Review Leadership Parliamentary Support Peer Regional Major Women Women's Youth Children "
    "Ethnic Income Political Friends High-level High-Level Intergovernmental Drafting Open-ended Joint Thematic Stakeholder "
    "Stakeholders Sector User Users Producer Producers Control Pilot Geographic Asian African European Latin Eastern Western "
    "Asia-Pacific Management Evaluation Audit Donor Donors Partner Partners Sherpa Product Research Policy Results Issue Action "
    "Planning Delivery Editorial Program Programme Practitioners Community Small Large Business Industry National International "
    "Global Local Learning Knowledge Project Implementation Monitoring Interagency Inter-agency Ministerial Government Sub Ad "
    "Climate Energy Environment Water Trade Media Employers Workers Employers' Workers' Age Vulnerable Indigenous Facebook "
    "LinkedIn WhatsApp"
)
# Words that open a paragraph of a resolution or a sentence and are no part of the name after them.
OPENINGS = word_set(
    "Recalling Reaffirming Noting Recognizing Recognising Stressing Emphasizing Emphasising Welcoming Acknowledging "
    "Considering Bearing "
    "Taking Having Expressing Reiterating Underlining Underscoring Guided Aware Mindful Conscious Concerned Convinced "
    "Deeply Requests "
    "Calls Urges Invites Decides Encourages Welcomes Notes Recommends Recalls Adopts Approves Endorses Expresses Emphasizes "
    "Stresses "
    "Reaffirms Commending Appreciating Affirming Desiring Endorsing Determined Thanking Thanks Commends Supports Supporting "
    "Following "
    "According Together Representing Addressing Speaking Visiting Meeting Joining Opening Closing Hosting Launching Using Today "
    "Yesterday Photo Source Organized Organised Hosted Funded Supported Implemented Both Between About Through Via Like Unlike "
    "Including Per Dear Meanwhile However Therefore Furthermore Moreover Additionally Similarly Finally Then Here There "
    "Also Congratulating "
    "Minister Ministers Director President Chairman Chair Chairperson Head Deputy Representative Ambassador Secretary "
    "Commissioner "
    "Governor Mayor Professor Vice-President CEO Founder Officer Member Members Former Honourable Hon Excellency"
)
# Bodies of any firm: the firm is meant.
ORGANS = re.compile(
    r"^(?:Board|Council|Group|Committee) of (?:Directors|Trustees|Governors|Management|Administration|Friends|Experts"
    r"|Ministers)\b"
)
# With its acronym in brackets a name may end in a noun that else names a thing rather than a body.
DEFINED_TAILS = word_set(
    "Initiative Programme Program Platform Board Office Group Facility Service Exchange Trust Partnership Panel Congress "
    "Register Hub Mechanism "
    "Movement Front Campaign Cooperative Guild Party Syndicate Pool Task Force Squad Community"
)
# Determiners before a name that make it any body of its kind: "a Centre of Vocational Excellence".
INDEFINITE = frozenset(
    ("a", "an", "each", "every", "any", "another", "such", "no", "some", "two", "three", "several", "many", "all")
)
# Heads and joining words of names in French, Spanish, Portuguese, Italian and German.
FOREIGN_HEADS = word_set(
    "Companhia Compañía Compagnie Empresa Entreprise Sociedade Institut Université Universidad Universidade Università "
    "Universität Agence Agencia Agência Ministère Ministerio Ministério "
    "Ministero Fundación Fundação Fondation Fondazione Bundesministerium Bundesverband Bundesamt Instituto Istituto Banco Banque "
    "Cámara Câmara Chambre Consejo Conselho Conseil Consiglio Comité Comisión Comissão Corporación Asociación Associação "
    "Associazione "
    "Centro Secretaría Secretaria Sociedad Société Office Verband Gesellschaft Association Direction Commission Federación "
    "Fédération"
)
FOREIGN_JOINERS = frozenset(
    (
        "de",
        "la",
        "du",
        "des",
        "del",
        "do",
        "da",
        "dos",
        "das",
        "di",
        "für",
        "et",
        "y",
        "e",
        "las",
        "los",
        "le",
        "les",
        "pour",
        "para",
        "der",
        "dem",
        "und",
        "per",
        "nationale",
        "national",
        "nacional",
    )
)
# Buildings that end like bodies: "Vienna International Centre", "Cairo Exhibition Centre".
VENUE = re.compile(
    r"(?:International|Convention|Conference|Conferences|Convention and Exhibition|Congress|Exhibition|Expo|Shopping"
    r"|Visitors?|Media|Press|Cultural"
    r"|Sports|Convocation|Event|Events|World Trade|Conventions) (?:Centre|Center)(?: \([A-Z]+\))?$"
)
# Last words of names of plans, meetings and places, which stand in lists of bodies as well.
NO_BODY_ENDS = word_set(
    "Agreement Convention Conventions Protocol Plan Plans Strategy Declaration Charter Agenda Conference Forum Summit Week "
    "Day Days Project Projects Programme "
    "Programmes Program Programs Policy Act Law Directive Regulation Framework Initiative Initiatives Goals Goal Report "
    "Reports Roadmap Guidelines Standard Standards "
    "Award Awards Prize Fair Exhibition Expo Festival Workshop Seminar Meeting Session Decision Resolution Treaty Pact "
    "Pledge Campaign Decade Year Park Parks Zone "
    "Zones City Province Region Regions District County State States Island Islands River Lake Sea Ocean Street Road Avenue "
    "Airport Port Valley Building Tower Hotel "
    "Minister Ministers President Director Directors Officer Manager Ambassador Secretary Chairman Chair Representative "
    "Representatives Coordinator Professor Dean "
    "Commissioner Governor Mayor Government Governments Parties Members Nations Assembly Industry Industries Energy "
    "Development Trade Technology Environment Education "
    "Health Agriculture Finance Investment Production Economy Cooperation Innovation Management Affairs Science Research "
    "Efficiency Change Growth Water Transport "
    "Transition Manufacturing Sustainability Climate Infrastructure Digitalization Entrepreneurship Employment Services "
    "Resources Women Youth Gender Peace Security "
    "General Governor Minister Delegation Delegations Secretary-General Director-General January February March April May "
    "June July August September October November "
    "December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Africa Asia Europe America Americas Pacific "
    "Caribbean Oceania North South East West Internet Earth "
    "English French Spanish Russian Arabic Chinese German Portuguese Japanese Annex Annexes Article Articles Chapter "
    "Section Table Figure Box Part Phase Stage Step Track"
)
