/**
 * Which records of several departments are about the same thing: an enterprise that the register knows, named by tax or
 * insurance with its code, without it, or misspelt. Candidates are scored and shown with their reasons; nothing is merged
 * here but what carries the same code and name. Start with {@link yishu.semantic.entity.Resolver}.
 */
@NullMarked
package yishu.semantic.entity;

import org.jspecify.annotations.NullMarked;
