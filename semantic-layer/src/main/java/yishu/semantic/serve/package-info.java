/**
 * The doors that people and programs come in by: HTTP paths and the server that holds them open. Every answer comes from
 * a {@link yishu.semantic.question.Desk}; a door only reads a question and writes an answer down. Start with
 * {@link yishu.semantic.serve.Door}.
 */
@NullMarked
package yishu.semantic.serve;

import org.jspecify.annotations.NullMarked;
