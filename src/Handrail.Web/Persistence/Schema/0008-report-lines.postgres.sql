-- What a supervisor reported stays as it was; a report that is returned for changes is followed by another.
create trigger report_line_append_only before update or delete on report_line for each row execute function refuse_change();
