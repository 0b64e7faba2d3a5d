select
    findings.source,
    findings.rule,
    findings.action,
    findings.description,
    findings.affected_rows,
    reconciliation.raw_rows,
    -- rules on persons count names, which are no share of the records
    case
        when findings.rule not like 'person%'
            then cast(findings.affected_rows as double) / nullif(reconciliation.raw_rows, 0)
    end as affected_share,
    findings.example
from {{ ref('rule_findings') }} as findings
inner join
    {{ ref('row_reconciliation') }} as reconciliation
    on findings.source = reconciliation.raw_table
where findings.source = 'netflix_titles'
order by findings.affected_rows desc, findings.rule
