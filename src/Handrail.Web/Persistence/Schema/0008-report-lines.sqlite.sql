-- What a supervisor reported stays as it was; a report that is returned for changes is followed by another.
create trigger report_line_unchanged before update on report_line begin select raise(abort, 'report_line rows are never changed'); end;
create trigger report_line_kept before delete on report_line begin select raise(abort, 'report_line rows are never deleted'); end;
