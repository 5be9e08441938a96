"""Words that say little about a cause; to add one, add it to its list."""

# Grammar: dropped before anything is compared.
FILLER = """
    able about above across actually after again against all almost alone along already also although always among and
    another any anyone anything anyway apparently are aren around basically because been before behind being below
    beside besides between both but can cannot could couldn did didn does doesn doing don done down due during each
    either else enough etc even ever every everything exactly far few first for former from fully gets getting give
    given gives goes going gone got had hadn has hasn have haven having hence her here him his how however instead into
    isn its itself just keep kept last later latter least less let like made mainly make makes making many may maybe
    meanwhile might mine more moreover most mostly much must neither never nevertheless next nobody none nor not nothing
    now nowhere off often old once one ones only onto other others otherwise our ours out over own perhaps please quite
    rather really same seem seemed seems several shall she should shouldn since some somebody someone something
    sometimes soon still such than that the their theirs them themselves then there therefore these they thing things
    this those though three through throughout thus till too took toward towards twice two under until upon usually very
    via was wasn way ways well went were weren what whatever whatsoever when whenever where whereas wherever whether
    which while who whole whom whose why will with within without won would wouldn yet you your yours
"""

# What every log talks about: errors, files, fixes. Dropped as well.
SHOP_TALK = """
    action agent area ask asked asking asks bug caught cause caused causes causing change changed changes changing check
    checked checking code command commands correct correctly currently day days default detail details determined
    different directly discovered encountered entry err error errors example expect expected fail failed failing fails
    failure failures feat file files find fix fixed fixes fixing found happen happened happens hour hours idea incorrect
    incorrectly issue issues item items know known learned learning learnings line lines local logged look looked lot
    lrn mean means metadata minute minutes mistake mode month multiple need needed needs new note noticed observed occur
    occurred occurs ops path point priority problem problems project promoted properly put reason reported reproduced
    require required requires resolved result resulted resulting results return returned returns root run running runs
    second seconds seen session set sets setting severity shell show showed shown shows similar single source started
    state status step steps successfully summary support task tasks team tested time times today tool tools tried trying
    turned type unexpected unknown update updated updates updating use used user uses using usual valid value values
    version wanted week weeks work worked working works write writing wrong wrote yesterday
"""

# What every system has. Compared at half weight; two entries that share only these have nothing in common yet.
COMMONPLACE = """
    api app application branch build builds call client cluster config configuration container content current data
    database deploy deployed deploying deployment deployments directory docs document environment existing feature field
    function host http image instance job key list load log logged login logs machine main message method model module
    name names node number object option output package page parameter pipeline platform pod prod production python
    query reading release repo repository request response review script scripts section sending server service services
    staging start storage string system table test testing tests text token tree upgrade upgrading url variable view
    window workflow workspace
"""
