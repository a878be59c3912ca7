"""The words that people who make lists put above their columns."""

from __future__ import annotations

# For each role the headings that say it plainly, and words in a heading that may mean it. Plainer ones come first.
PLAIN: dict[str, str] = {
    "key": (
        r"(?:\w+ ){0,4}(?:id|ref|reference|urn|identifier|unique id|ref no|reference number|record number|"
        r"no|num|object ?id|oid|code|guid|uuid|global ?id|system id)|id|slug|key"
    ),
    "name": (
        r"(?:(?:service|activity|event|group|club|class|project|session|programme|scheme|course|"
        r"support|library|food ?bank|asset|listing|entry|public|display|resource|offer|"
        r"team) )?(?:name|title)|name of (?:the )?(?:service|activity|group|club|event|class|session|"
        r"project|organisation)|what|activity|service|club|event|class|session|group|title|stop|"
        r"course|activity title|warm space|space name|name of space|programme|project|resource|scheme|initiative|"
        r"branch|library|charity|society|choir|church|school|market|meeting|workshop|camp|playgroup|museum|"
        r"food ?bank|pantry|shelter|hub|listing|asset|team"
    ),
    "venue": (
        r"(?:venue|location|place|site|building|hall|premises|centre|facility|premise|studio|room|"
        r"meeting place)(?: name)?|name of (?:the )?(?:venue|building|location)|where|held at|"
        r"meeting (?:venue|place)|where is it|where we meet|location|venue building"
    ),
    "group": (
        r"(?:(?:provider|organi[sz]ations?(?: s)?|organiser|charity|company|host|"
        r"parent organisation|"
        r"lead organisation|local authority|authority|agency|council|operator|supplier|"
        r"host organisation|delivered by|run by|(?:sponsoring |managing )?trust|sponsor)(?: name)?)|"
        r"run by|delivered by|who runs it|"
        r"organised by|provided by|hosted by|operating organisation"
    ),
    "summary": (
        r"summary|short desc(?:ription)?|brief(?: description)?|strap ?line|tag ?line|"
        r"intro(?:duction)?|at a glance|headline|in brief|one line description"
    ),
    "description": (
        r"(?:(?:service|activity|full|long|event|group|detailed|project|main|general|public|club|"
        r"course|organisation) )?(?:public notes|description|details|info|information|overview)|about(?: us|"
        r" the (?:service|group|activity)| it)?|what (?:is it|we do|happens|it is|we offer|they do|"
        r"s on offer|is on offer|you can expect|to expect|do we do|does it do)|body|"
        r"more info(?:rmation)?|details of (?:the )?(?:service|activity|group)|"
        r"description of (?:service|activity|the service)|blurb|content|what the service does|"
        r"(?:key |main )?activities(?: on offer| available)?|facilities|facilities and activities|"
        r"offer|desc|listing text|"
        r"what s happening"
    ),
    "address": (
        r"(?:(?:venue|full|street|postal|site|location|building|physical|meeting|mailing|"
        r"contact) )?addr(?:ess)?(?: ?(?:line)? ?(?:\d|one|two|three))?|street(?: name| address)?|"
        r"road|building name(?: number)?|house(?: name| number)?|address line \d|(?:line|addr) ?\d|"
        r"locality|premises address|house name or number|address lines?|location address|"
        r"(?:address )?(?:first|second|third|fourth) line|"
        r"(?:street|house|building) (?:no|number|numeric|direction|dir|prefix|suffix|type)|flat|unit"
    ),
    "town": (
        r"(?:(?:post|venue|nearest|postal) )?(?:town|city|village)(?: or (?:city|village|town)|"
        r" (?:city|village))?|(?:town|village)(?: city)?|city town|town or village|settlement|"
        r"place name|community|address city|parish|town city|island|suburb|municipality"
    ),
    "postcode": (
        r"(?:(?:venue|post|full|location|physical|site|street|meeting|building|mailing|other) )?"
        r"(?:post ?code|zip(?: ?code)?|postal ?code|eircode)|pc"
    ),
    "area": (
        r"where (?:is|are) (?:it|this|they|the (?:service|group|activity)|this service) (?:available|offered|provided)|"
        r"(?:coverage|geographic(?:al)?) areas?|geography(?: served| covered)?|"
        r"area(?:s)?(?: names?| served| covered| of \w+)?|district|ward|coverage|service areas?|region|"
        r"neighbourhood|catchment(?: area)?|localities|geographic area|county served|counties|cities|"
        r"borough|area covered|atoll|province|zone|neighborhood"
    ),
    "latitude": r"lat(?:itude)?|geo ?y|y|y coord(?:inate)?|geo lat|location lat(?:itude)?|coordinates lat",
    "longitude": (
        r"lon(?:g|gitude)?|lng|geo ?x|x|x coord(?:inate)?|geo lon(?:g)?|location lon(?:gitude)?|"
        r"coordinates lon"
    ),
    "phone": (
        r"phone number|(?:(?:contact|main|public|office|venue|enquiries|landline|work|business|"
        r"daytime|service|helpline|booking) )*(?:tele?phone|phone|tel|mobile|landline|helpline|"
        r"call)(?: ?(?:no|number|num|numbers))?(?: ?\d)?|contact (?:number|no|tel)|(?:mobile|"
        r"phone) no|number to ring|ring|toll free phone number|number"
    ),
    "email": (
        r"(?:(?:contact|public|office|enquiries|service|venue|main|organisation|"
        r"booking) )*e ?mail(?: ?address| contact)?(?: ?\d)?"
    ),
    "website": (
        r"(?:(?:service|organisation|public|main|contact|venue|group) )*(?:web ?site|web|url|"
        r"web ?page|link|home ?page|website link|web ?link)(?: ?(?:address|url|link))?|online at|"
        r"more info(?:rmation)? (?:link|url)"
    ),
    "booking_url": (
        r".*\b(?:booking|book|referral|registration|sign ?up|ticket|application)\b.*\b(?:link|url|"
        r"form|page|web ?site)\b.*|(?:(?:online|web|google|contact|enquiry|join(?:ing)?|membership|self) )*"
        r"(?:form|sign ?up|register|registration|referral|apply|eventbrite|tickets?)(?: (?:link|url|here|online))?"
    ),
    "hours": (
        r"(?:(?:opening|service|office|session|regular|club|class|meeting|staffed|normal|usual|public|"
        r"warm space) )*(?:hours|times?|opening(?:s)?|timings?(?: notes| info)?|schedule|timetable|"
        r"sessions?)(?: (?:of )?operations?| and days?| when open)?|when(?: is it| it is on| we meet| open|"
        r" do we meet)?|open(?:ing)?(?: days?(?: and)? (?:hours|times?))?|days? ?(?:and|&|time|"
        r"/)? ?(?:open(?:ing)? )?(?:hours|times?)|day time|dates? and (?:hours|times?)|availability|"
        r"opens|service availability|opening days and hours|days and times|hours of operation|"
        r"when it s on|date time|times open|meeting times?|session details"
    ),
    "day": r"day(?:s)?(?: of (?:the )?week| open| held| of week)?|week ?day|which day|meeting day",
    "start": (
        r"(?:start|opens?|opening|from|begins?|arrival|starts)(?: ?(?:time|at|s|from|hour))?|"
        r"time (?:from|start|open)|from time|start s at|begin time|opening time|dtstart time"
    ),
    "end": (
        r"(?:end|closes?|closing|to|until|finish(?:es)?|departure|ends|till)(?: ?(?:time|at|s|hour))?|"
        r"time (?:to|end|close)|to time|closing time"
    ),
    "frequency": r"frequency|how often|recurrence|repeats?|occurs|week pattern|pattern|rrule|occurrence|weeks",
    "start_date": (
        r"(?:start|begin|event|first|session|valid from) ?dates?|date(?:s)?(?: of event| from)?|"
        r"first (?:session|date)|from date|valid from|date start|start|starts(?: on| at)?|commences|begins|"
        r"(?:event )?(?:start|begin)s? (?:date (?:and )?time|datetime|at)|startdatetime|"
        r"startdate|date (?:and )?time|dtstart|when"
    ),
    "end_date": (
        r"(?:end|last|finish|valid to) ?dates?|date (?:to|end)|until(?: date)?|valid to|end|ends(?: on)?|"
        r"runs until|(?:last|final) (?:day|session|class|meeting|week|lesson|date)|finish(?:es)?(?: on)?|"
        r"(?:course|session|programme|term|event) (?:ends|finishes)(?: on)?|"
        r"(?:event )?(?:end|finish)s? (?:date (?:and )?time|datetime|at)|enddatetime|enddate|dtend"
    ),
    "cost": (
        r"(?:(?:session|entry|membership|total|adult|approx) )*(?:costs?|prices?|fees?|charges?|"
        r"pricing|tariff)(?: (?:details|info|information|per session|gbp|amount|description|to attend|"
        r"of session|notes|£))?|how much(?: does it cost)?|is (?:it |the service )?free|free|"
        r"is there a (?:charge|cost)|cost \w?|entry fee|donation|price £|fees and charges|"
        r"income eligibility and fees|fee structure(?: source)?|cost options?|subs"
    ),
    "ages": (
        r"ages?(?: ?(?:range|group|groups|band|restrictions?|limits?|suitability|s|from to))?|"
        r"suitable ages?|age (?:from to|suitable)|target age|eligible ages?"
    ),
    "age_from": (
        r"(?:min(?:imum)?|lower|lowest|youngest|start)(?: \w+)? ?ages?|ages? ?(?:from|min(?:imum)?|lower)|from age"
    ),
    "age_to": r"(?:max(?:imum)?|upper|highest|oldest|end)(?: \w+)? ?ages?|ages? ?(?:to|max(?:imum)?|upper)|to age",
    "who": (
        r"(?:(?:target|intended|main) )?(?:audiences?|genders?|sex)"
        r"(?: (?:s|cats?|categor(?:y|ies)|groups?(?: s)?|types?|kinds?|tags?|"
        r"description))?|"
        r"age groups?(?: s)?|suitable for (?:whom|who|ages?|age groups?)|intended for|for who|"
        r"who(?: (?:is it for|can (?:come|attend|use it|join|access|use(?: this| the service)?)|for|"
        r"it s for|is this for|is eligible|it is for))?|"
        r"eligibility(?: criteria| information| description| details| notes)?|"
        r"clients?|audience|target (?:group|audience)|suitable for|suitability|client group|for whom|criteria|"
        r"aimed at|population(?: served)?|service user group|who can benefit|beneficiaries|open to|"
        r"attendance(?: info(?:rmation)?)?|an individual must be one of these to qualify"
    ),
    "category": (
        r"(?:(?:service|activity|main|sub|primary|directory|event|group|space|library|support|asset|"
        r"organisation|secondary) ?)*(?:categor(?:y|ies)|type|types|kind|theme|themes|topic|topics|"
        r"classification|tags?|keywords?|taxonomy|sector|subject)(?: ?\d| name|"
        r" of (?:\w+ )?(?:activity|service|support|group|library|club|asset|space))?|what kind|"
        r"activity group|genre|network|denomination|faith|religion"
    ),
    "join": (
        r"how (?:to|do (?:i|you|people|we)) (?:join|apply|access|book|refer|attend|get (?:help|"
        r"involved|in)|register|use|arrange|request|get a place|be referred|find).*|what to do(?: next)?|next steps?|"
        r"booking(?: (?:info|information|details|notes|required|needed|"
        r"process|instructions|method))?|(?:referral|application|access|booking|registration|joining|"
        r"admission)(?: (?:process|method|route|routes|details|info|information|criteria|required|"
        r"needed|pathway|instructions|arrangements|to service))?|is booking (?:required|needed|"
        r"essential)|book|do i need to book|need to book|referral needed|self referral|process for .*|"
        r"drop in|needs? referral|requires booking|pre booking|instructions"
    ),
    "contact_name": (
        r"(?:(?:main|key|lead|first|named|public) )?contact(?: ?(?:name|person|s name|full name))?|"
        r"co ?ordinator|leader|group leader|organiser name|name of contact|manager|lead person|"
        r"secretary|instructor|teacher|tutor|coach|facilitator|convenor|convener|host|session leader"
    ),
    "contact_role": r"(?:contact )?(?:role|job title|position|contact title)|contact role",
    "bus": (
        r"bus(?: service)? access|public access transport(?:ation)?|"
        r"(?:(?:public|local) )?(?:transport(?:ation)?|bus(?:es)?)(?: (?:links?|routes?|info|"
        r"information|details|stop))?|getting (?:there|here)|how to get (?:there|here)|directions|"
        r"travel(?: info(?:rmation)?| details)?|nearest bus(?: stop)?"
    ),
    "languages": r"languages?(?: spoken| available| offered)?|spoken languages?|interpretation services",
    "access_notes": (
        r"access(?:ibility)?(?: (?:info|information|details|notes|features|needs|statement|"
        r"for disabled people))?|disab(?:led|ility) (?:access|notes|info(?:rmation)?)(?: details)?|accessibilities|"
        r"accessible facilities"
    ),
    "bring": (
        r"what (?:to|should i|do i need to) (?:bring|wear)|bring|please bring|equipment(?: needed)?|"
        r"required documents|documents (?:required|needed)|what you need"
    ),
    "checked": (
        r"(?:(?:date )?last|date) (?:updated|checked|reviewed|verified|modified|assured|amended|"
        r"confirmed|edited|contacted)(?: on| date| at| by us)?|(?:updated|modified|reviewed|checked|"
        r"verified|assured|amended|revised)(?: (?:at|on|date))?|(?:review|update|check|assured) date|"
        r"date (?:of )?(?:update|review|check)|last update|assured on|date of last check|lastmodified|"
        r"last mod|edit date|inspection date|last inspection(?: date)?"
    ),
    "closed": (
        r"(?:is |has been |event )?cancell?ed|"
        r"(?:year|date|closing|closure|end of service)? ?(?:closed|closure|closing date|ceased|"
        r"expir(?:y|es|ed))(?: (?:date|on))?|status|(?:is )?(?:live|active|published|visible|archived|"
        r"deleted|inactive|current|enabled|approved|listed|hidden|display)|"
        r"is (?:this|the) (?:service|group|activity|library|space) (?:open|active|running|live)|"
        r"(?:ok(?:ay)? to |can we |may we |to )?(?:show|display|list|publish|include|share|put|go)(?:n|ed|d)?"
        r"(?: it)? (?:on|in|to) (?:the |our |public )?(?:web ?site|web|site|map|directory|listings?|public|print)|"
        r"(?:show|display|publish|list|share|available)(?:n|ed|d)? (?:online|publicly)|"
        r"(?:ok(?:ay)? to |can we |may we )(?:show|publish|list|share)|"
        r"(?:on|for) (?:the |our )?(?:web ?site|directory)|(?:is )?public|publish|"
        r"record status|still running|state of record|year closed"
    ),
    "charity": (
        r"(?:registered )?charity (?:no|number|reg(?:istration)?(?: (?:no|number))?)|"
        r"reg(?:istered)? charity(?: (?:no|number))?"
    ),
}
# A second address or number, where there is another: of the office, of those who pay, of the past.
SECOND = (
    r"(?:mailing|postal(?! code)|correspondence|billing|other|second(?! line)|alternative|alternate|previous|former|"
    r"parent|"
    r"lead agency|head office|registered|contact(?= (?:address|post ?code)\b))\b.*"
)
# What a column of this kind says where its heading ends with "status".
STATES = frozenset(
    (
        "active",
        "inactive",
        "open",
        "closed",
        "live",
        "current",
        "archived",
        "published",
        "draft",
        "suspended",
        "expired",
        "confirmed",
        "scheduled",
        "cancelled",
        "canceled",
        "postponed",
    )
)
# Access features: the words of a heading, each with the id of the feature.
ACCESS: tuple[tuple[str, str], ...] = (
    ("changing_places", r"changing places?"),
    (
        "accessible_toilet",
        (
            r"(?:accessible|disabled|disability|wheelchair|adapted) (?:\w+ )?(?:toilets?|wc|loos?|facilities)|"
            r"toilets? (?:accessible|disabled)"
        ),
    ),
    ("blue_badge_parking", r"(?:disabled|disability|blue badge|accessible) (?:parking|bays?|car park)"),
    ("baby_changing", r"baby chang\w+|nappy chang\w+"),
    ("hearing_loop", r"(?:hearing|induction|audio|t) loop|\bloop\b"),
    (
        "step_free_entrance",
        (
            r"step ?free(?: access| entrance| entry)?|wheelchair(?: \w+)?(?: access(?:ible)?| friendly)?|"
            r"level access|ramp(?:ed)?(?: access)?|disabled access|accessible (?:entrance|building|venue)|"
            r"is (?:it|the venue|the building) accessible|accessible"
        ),
    ),
    ("lift", r"lift(?: access)?"),
    ("bsl", r"\bbsl\b|sign language"),
    ("quiet_space", r"quiet (?:space|room|area)|sensory (?:space|room)"),
    ("parking_nearby", r"(?:car )?park(?:ing)?(?: available| on ?site| nearby)?|free parking"),
    ("automatic_door", r"automatic (?:opening )?doors?"),
    ("drop_off_point", r"drop off(?: point)?"),
)
# Columns that people keep for themselves, or that a directory does not show.
_OFFICERS = (
    r"(?:secretary|sec|treasurer|chair(?:man|woman|person)?|president|(?:group )?leader|key ?holder|members?|trustee|"
    r"committee|coach|tutor|teacher|instructor|volunteer)"
)
_REACH = r"(?:address(?:es)?|tel(?:ephone)?|phone|mobile|cell|landline|number|e ?mail|post ?code|street)"
OF_OFFICERS = rf"\b{_OFFICERS}\b"
OF_PEOPLE = rf"\b(?:{_OFFICERS}|contact|organiser|co ?ordinator|manager|person|host|lead)\b"
NOT_SHOWN: dict[str, str] = {
    (
        r"(?!.*\b(?:care|nursing|residential|childrens?|children s|retirement|mobile) home)"
        rf"(?:.*\b(?:home|own|personal|emergency|next of kin)\b(?:.* )?{_REACH}|{_REACH}\b.* ?"
        r"\b(?:home|personal|emergency)\b)(?: .*)?"
    ): "it seems to be somebody's own, or for an emergency; name it yourself if everybody may know it",
    rf"(?:.* )?{_OFFICERS}(?: s)?(?: (?:postal|contact|full))? (?:address(?:es)?|post ?code|street)(?: .*)?": (
        "it seems to be where somebody lives, and not where people meet"
    ),
    r"(?:date|day|year) (?:of )?(?:registration|registered|incorporation|birth|founded|founding|removal)|"
    r"(?:registration|registered|incorporation|founding) date": "it is not a day on which something is on",
    r".+ uri|uri .+|.*\b(?:srid|coordinate reference system|crs)\b.*": "it is for machines",
    r"(?:ward|lsoa|msoa|oa|la|constituency|parish council|icb|ccg|pcn)(?: \w+)? (?:name|code)": (
        "it is an area of the statistics, and people find a place by its town and postcode"
    ),
    (
        r".*\b(?:easting|northing|grid ref(?:erence)?|os ?grid|uprn|usrn|"
        r"unique property reference number|lsoa|msoa|ward code|imd)\b.*"
    ): "a place is found by its postcode or by latitude and longitude",
    (
        r".*\b(?:facebook|twitter|instagram|youtube|linkedin|social media|tiktok|x handle|logo|image|"
        r"images|photo|picture|thumbnail|video|shopping list)\b.*"
    ): "a record has one website, and no pictures",
    (
        r".*\b(?:(?:verified|approved|checked|updated|entered|created|added) by|internal|private|admin|"
        r"staff only|office use|created|key ?holders?(?: \w+)?|"
        r"author|user|password|import(?:ed)?|export|record owner|slug|permalink|consent|gdpr|"
        r"data protection|dbs|insurance|safeguarding)\b.*"
    ): "it seems to be for the people who keep the list",
    (
        r"(?:state|state province|county|country|region|nation|address country|country prefix|"
        r"state_province)"
    ): "people find a place by its town and postcode",
    (
        r".*\b(?:parent id|program id|organi[sz]ation id|location id|service id|contact id|"
        r"taxonomy ids?|child id)\b.*"
    ): "it is a number of another list",
    (
        r".*\b(?:funding|budget|funder|turnover|capacity|number of (?:members|places|staff)|"
        r"tax status|tax id|licen[cs]es|accreditations?|accepted payments|legal status|year opened|"
        r"opened|date incorporated|year incorporated|statutory.*|income standard.*|licens\w*|fax|vanity.*|"
        r"extension|number type|tty.*|average volume.*|wait time|total hours|volunteers?|volunteering|"
        r"(?:group|club|class|team|community|membership) size|alternate name|alternative name|also known as|aka)\b.*"
    ): "a record has no place for it",
}
