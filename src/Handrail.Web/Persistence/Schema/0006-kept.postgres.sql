create trigger review_append_only before update or delete on review for each row execute function refuse_change();
create trigger review_attendee_append_only before update or delete on review_attendee for each row execute function refuse_change();
create trigger hand_over_append_only before update or delete on hand_over for each row execute function refuse_change();
create trigger recommendation_append_only before update or delete on recommendation for each row execute function refuse_change();
create trigger objective_result_append_only before update or delete on objective_result for each row execute function refuse_change();
create trigger signed_statement_append_only before update or delete on signed_statement for each row execute function refuse_change();
create trigger follow_up_answer_append_only before update or delete on follow_up_answer for each row execute function refuse_change();
